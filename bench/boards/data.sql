-- cities of so many counties each,; see run
\if :{?cities}
\else
\set cities 16
\endif
\if :{?counties}
\else
\set counties 8
\endif
SELECT least(:counties, 8) AS near \gset
CREATE EXTENSION indstat;
SELECT create_model('office');
SET search_path = office, public;


SET jit=off;
INSERT INTO region(region,parent_region,name_en,name_zh) VALUES ('prov',NULL,'Province','省');
INSERT INTO region(region,parent_region,name_en,name_zh) SELECT 'city'||i,'prov','City '||i,'市'||i FROM generate_series(1,:cities) i;
INSERT INTO region(region,parent_region,name_en,name_zh) SELECT 'c'||i||'_'||j,'city'||i,'County '||i||'-'||j,'县'||i||'_'||j FROM generate_series(1,:cities) i, generate_series(1,:counties) j;
INSERT INTO indicator(indicator,parent_indicator,name_en,name_zh,cumulative,unit,unit_mult,decimals)
 SELECT 'ind'||i, CASE WHEN i>1 AND i<=6 THEN 'ind1' WHEN i>6 AND i<=12 THEN 'ind2' END, 'Indicator '||i,'指标'||i, false,'yuan',8,2 FROM generate_series(1,20) i;
-- of 16 times 8: 145 regions x 20 indicators x 84 months = 243,600
INSERT INTO observation(indicator,period,region,value)
 SELECT 'ind'||i, ref_month(y,m), r.region, round((100+10*i + 5*(y-2017) + 3*sin(m) + (hashtext(r.region||i||y||m) % 1000)/100.0)::numeric,2)
 FROM generate_series(1,20) i, generate_series(2017,2023) y, generate_series(1,12) m, region r;
INSERT INTO chain(chain,name_en) SELECT 'ch'||i,'Chain '||i FROM generate_series(1,13) i;
INSERT INTO project(project,region,chain,kind,planned_investment)
 SELECT 'p'||i,'c'||(1+i%:cities)||'_'||(1+(i/:cities)%:near),'ch'||(1+i%13),CASE WHEN i%3=0 THEN 'technical_upgrade' ELSE 'new' END, (1+i%500)*1e6 FROM generate_series(1,12000) i;
INSERT INTO project_stage_event(project,stage,happened_on,recorded_at)
 SELECT 'p'||i, s.stage, d0+s.d*(1+i%5), (d0+s.d*(1+i%5)+3)::timestamptz
 FROM generate_series(1,12000) i, LATERAL (SELECT date '2018-01-01'+ (i*7)%1900 AS d0) x, (VALUES ('planned',0),('signed',60),('started',120),('completed',400)) s(stage,d)
 WHERE d0+s.d*(1+i%5) < date '2023-12-31';
INSERT INTO department(department,department_order,name_en) SELECT 'd'||i,i,'Dept '||i FROM generate_series(1,5) i;
INSERT INTO indicator(indicator,name_en) VALUES ('attracted','projects attracted');
INSERT INTO pipeline_indicator(indicator,stage) VALUES ('attracted','signed');
INSERT INTO target(indicator,region,chain,period,kind,target,owner,due_on,recorded_at)
 SELECT 'attracted','c'||i||'_'||j,'ch'||k, ref_year(y),'flow',1+k,'d'||(1+k%5), make_date(y,12,31), make_date(y,1,5)
 FROM generate_series(1,:cities) i, generate_series(1,:near) j, generate_series(1,13) k, generate_series(2019,2023) y WHERE (i+j+k)%4=0;
INSERT INTO target(indicator,region,period,kind,target,recorded_at)
 SELECT 'ind'||n, r.region, ref_year(y),'cumulative', 1500, make_date(y,1,5) FROM generate_series(1,6) n, region r, generate_series(2019,2023) y;
VACUUM ANALYZE;
