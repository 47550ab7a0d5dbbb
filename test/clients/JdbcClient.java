import java.io.*;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.sql.*;
import java.time.*;
import java.util.*;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PGobject;

/** pgJDBC with its defaults. */
public class JdbcClient {
	static final String FILE = "region,indicator,period,value\n370900,cpi,2023年5月,\"1,000.5\"\n370900,cpi,2023-06,101\n370900,cpi,2023-13,1\n";
	static final BigDecimal EXACT = new BigDecimal("123456789012345678.123456789");
	static final LocalDate DAY = LocalDate.of(2023, 5, 31);
	static Connection db;

	interface Test { void run() throws Exception; }
	static class NoSuchThing extends Exception { NoSuchThing(String why) { super(why); } }

	static Connection connect(String more) throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + System.getenv("CLIENT_PORT") + "/" + System.getenv("PGDATABASE") + more, System.getenv("PGUSER"), "");
	}

	/** The rows as text, cells with | between. Strings, numbers and dates by the set method of their kind. */
	static String ask(Connection db, String statement, Object... values) throws SQLException {
		try (PreparedStatement s = db.prepareStatement(statement)) {
			for (int i = 0; i < values.length; i++) {
				Object v = values[i];
				if (v instanceof String) s.setString(i + 1, (String) v);
				else if (v instanceof BigDecimal) s.setBigDecimal(i + 1, (BigDecimal) v);
				else if (v instanceof Integer) s.setInt(i + 1, (Integer) v);
				else if (v instanceof java.sql.Array) s.setArray(i + 1, (java.sql.Array) v);
				else if (v instanceof java.sql.Date) s.setDate(i + 1, (java.sql.Date) v);
				else if (v == null) s.setNull(i + 1, Types.NUMERIC);
				else s.setObject(i + 1, v);
			}
			StringBuilder got = new StringBuilder();
			if (s.execute()) {
				ResultSet r = s.getResultSet();
				while (r.next()) {
					got.append(got.length() > 0 ? " / " : "");
					for (int c = 1; c <= r.getMetaData().getColumnCount(); c++) got.append(c > 1 ? "|" : "").append(r.getObject(c));
				}
			}
			return got.toString();
		}
	}
	static void same(Object got, Object expected) { if (!Objects.equals(got, expected)) throw new AssertionError(got + " instead of " + expected); }

	static void readViews(Connection db) throws Exception {
		for (String line : Files.readAllLines(Path.of(System.getenv("CLIENT_VIEWS")))) {
			String[] view = line.split(" ");
			int n = 0;
			try (PreparedStatement s = db.prepareStatement("SELECT * FROM " + view[0]); ResultSet r = s.executeQuery()) {
				for (; r.next(); n++) for (int c = 1; c <= r.getMetaData().getColumnCount(); c++) {
					Object o = r.getObject(c);
					if (o instanceof java.sql.Array) ((java.sql.Array) o).getArray();
					r.getString(c);
				}
			} catch (SQLException e) { throw new AssertionError(view[0] + ": " + e.getMessage()); }
			same(view[0] + " " + n, line);
		}
	}
	static void held(String column, String text) throws Exception {
		ask(db, "INSERT INTO held (id, " + column + ") VALUES (?, ?)", 1, text);
		String got = ask(db, "SELECT " + column + " FROM held WHERE id = 1");
		same(ask(db, "SELECT " + column + " = ?::" + column + " AND " + column + "::text = ? FROM held WHERE id = 1", text, got), "true");
		ask(db, "DELETE FROM held");
	}

	public static void main(String[] args) throws Exception {
		System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
		db = connect("");
		CopyManager copy = db.unwrap(PGConnection.class).getCopyAPI();
		StringBuilder longSeries = new StringBuilder("2000-01: 0.5");
		for (int n = 1; n < 600; n++) longSeries.append(", ").append(n).append(".5");
		Map<String, Test> tests = new LinkedHashMap<>();
		tests.put("views", () -> readViews(db));
		tests.put("views in binary", () -> { try (Connection b = connect("?prepareThreshold=-1")) { readViews(b); } });
		tests.put("period", () -> same(ask(db, "SELECT count(*) FROM taian.indicator_board WHERE region = ? AND period = ?", "taian", "2023年1—5月"),
			ask(db, "SELECT count(*) FROM taian.indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'")));
		tests.put("list of periods", () -> same(ask(db, "SELECT ref_period '2023-Q2' = ANY (?), ref_period '2023-Q2' IN (?, ?)", db.createArrayOf("text", new String[] {"2023Q1", "2Q2023"}), "2023Q1", "2Q2023"), "true|true"));
		tests.put("argument", () -> same(ask(db, "SELECT label(?, ?), (SELECT count(*) > 20 FROM taian.bulletin(?, ?, ?))", "2023年5月", "en", "taian", "2023年1—5月", "en"), "May 2023|true"));
		tests.put("date", () -> {
			same(ask(db, "SELECT ref_period '2023-05' @> ?, ? <@ ref_period '2023-Q2', ref_quarter(?)", DAY, DAY, DAY), "true|true|2023-Q2");
			java.sql.Date old = java.sql.Date.valueOf(DAY);
			same(ask(db, "SELECT ref_period '2023-05' @> ?, ? <@ ref_period '2023-Q2', ref_quarter(?)", old, old, old), "true|true|2023-Q2");
		});
		tests.put("timestamp", () -> { LocalDateTime t = DAY.atTime(23, 30); same(ask(db, "SELECT ref_period '2023-05' @> ?, ? <@ ref_period '2023-Q2', ref_month(?)", t, t, t), "true|true|2023-05"); });
		tests.put("numbers", () -> same(ask(db, "SELECT sum(n), max(n) FROM unnest(?) n", db.createArrayOf("numeric", new BigDecimal[] {EXACT, new BigDecimal("1.5")})), "123456789012345679.623456789|" + EXACT));
		tests.put("series", () -> held("series", longSeries.toString()));
		tests.put("cross-section", () -> held("cross_section", "{\"370900\": 10.25, \"370100\": null, \"泰安\": -3}"));
		tests.put("hierarchy", () -> held("hierarchy", "{\"370000\": null, \"370900\": \"370000\"}"));
		tests.put("write", () -> {
			ask(db, "INSERT INTO office.observation (indicator, period, region, value) VALUES (?, ?, ?, ?), (?, ?, ?, ?)", "cpi", "2022年1月", "370900", EXACT, "cpi", "2022-02", "370900", null);
			ask(db, "INSERT INTO held (id, period) VALUES (?, ?)", 2, DAY);
			ask(db, "INSERT INTO held (id, period) VALUES (?, ?)", 3, java.sql.Date.valueOf(DAY));
			same(ask(db, "SELECT period, value FROM office.observation ORDER BY period"), "2022-01|" + EXACT + " / 2022-02|null");
			same(ask(db, "SELECT period FROM held ORDER BY id"), "2023-05-31 / 2023-05-31");
		});
		tests.put("batch", () -> {
			try (PreparedStatement s = db.prepareStatement("INSERT INTO held (id, period) VALUES (?, ?)")) {
				String[] periods = {"2023-05", "Q2 2023", "2023-06", null};
				for (int i = 0; i < periods.length; i++) { s.setInt(1, 11 + i); s.setString(2, periods[i]); s.addBatch(); }
				s.executeBatch();
			}
			same(ask(db, "SELECT count(*), count(period) FROM held WHERE id BETWEEN 11 AND 14"), "4|3");
		});
		tests.put("COPY", () -> {
			copy.copyIn("COPY held (id, period, series) FROM STDIN", new ByteArrayInputStream("21\t2023年5月\t2022-01: 1, 2\n22\t2Q2023\t\\N\n".getBytes(StandardCharsets.UTF_8)));
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			copy.copyOut("COPY (SELECT period, series FROM held WHERE id > 20 ORDER BY id) TO STDOUT", out);
			same(out.toString(StandardCharsets.UTF_8), "2023-05\t2022-01: 1, 2\n2023-Q2\t\\N\n");
		});
		tests.put("COPY in binary", () -> {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			copy.copyOut("COPY (SELECT 31, period, series FROM held WHERE id = 21) TO STDOUT (FORMAT binary)", out);
			copy.copyIn("COPY held (id, period, series) FROM STDIN (FORMAT binary)", new ByteArrayInputStream(out.toByteArray()));
			same(ask(db, "SELECT period::text, series::text FROM held WHERE id = 31"), "2023-05|2022-01: 1, 2");
		});
		tests.put("file", () -> {
			copy.copyIn("COPY office.load_line FROM STDIN WITH (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')", new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)));
			same(ask(db, "SELECT new, refused FROM office.load_figures(?, ?, ?::jsonb)", "jdbc", "long", "{\"group_mark\": \",\"}"), "2|1");
		});
		tests.put("error", () -> {
			try { ask(db, "SELECT ?::ref_period", "9M 2023"); throw new AssertionError("no error"); }
			catch (PSQLException e) { same(e.getSQLState() + (e.getServerErrorMessage().getDetail() != null) + e.getServerErrorMessage().getHint().contains("nine months"), "22007truetrue"); }
		});
		for (Map.Entry<String, Test> t : tests.entrySet()) {
			String result = "yes", why = "";
			try { t.getValue().run(); }
			catch (NoSuchThing e) { result = "–"; why = e.getMessage(); }
			catch (Throwable e) { result = "no"; why = String.valueOf(e).replaceAll("\\s+", " "); }
			System.out.println(t.getKey() + "\t" + result + "\t" + why.substring(0, Math.min(why.length(), 300)));
		}
	}
}
