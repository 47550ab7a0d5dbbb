-- Several locks, all or none, beside whoever holds some of them; sessions side by side are in specs/model/lock_patiently.spec.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
CREATE TABLE lock_one (a int);
CREATE TABLE lock_two (a int);
BEGIN;
SET LOCAL lock_timeout = '7s';
SELECT lock_patiently('LOCK TABLE public.lock_one IN SHARE MODE; LOCK TABLE public.lock_two IN ACCESS EXCLUSIVE MODE');
-- they are held, and the setting is what it was
SELECT relation::regclass, mode FROM pg_locks WHERE pid = pg_backend_pid() AND relation IN ('lock_one'::regclass, 'lock_two'::regclass) ORDER BY 1;
SHOW lock_timeout;
COMMIT;
SHOW lock_timeout;
SELECT lock_patiently(NULL);
SELECT lock_patiently('LOCK TABLE pg_temp.lock_three');
DROP TABLE lock_one, lock_two;
