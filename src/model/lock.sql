/* lock: taking several locks beside whoever holds some of them */

CREATE FUNCTION @extschema@.lock_patiently(locks pg_catalog.text)
RETURNS pg_catalog.void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	-- less than it takes to suspect a deadlock
	patience CONSTANT interval := least(current_setting('deadlock_timeout')::interval / 2, interval '500 milliseconds');
	former_patience CONSTANT text := current_setting('lock_timeout');
	began CONSTANT timestamptz := clock_timestamp();
	tries integer := 0;
BEGIN
	LOOP
		BEGIN
			PERFORM set_config('lock_timeout', extract(milliseconds FROM patience)::integer::text, true);
			EXECUTE locks;
			PERFORM set_config('lock_timeout', former_patience, true);
			RETURN;
		EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
			IF former_patience <> '0' AND clock_timestamp() > began + former_patience::interval THEN
				RAISE;
			END IF;
			-- readers go on for longer than they were held up
			tries := least(tries + 1, 10);
			PERFORM pg_sleep((1 + tries * random()) * extract(epoch FROM patience));
		END;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION @extschema@.lock_patiently(pg_catalog.text) IS
'runs statements that take locks, all of them or none: whoever holds one is waited for with none in hand, so that others may take them in any order. Names are looked up in pg_catalog only: qualify them. Without an end, or where lock_timeout is set for about as long as that, and then error 55P03. The caller''s own rights apply; create_model and keep_packed call it. NULL is error 22004';
