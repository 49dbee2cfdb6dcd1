import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * The yardstick: a servlet that runs the recorded statements on the same connection pool and answers with as many bytes, and does nothing else. No
 * session, no sign-in, no keys, no templates. {@code java bench/Bare.java PORT URL SCRIPTS}, with the password in PGPASSWORD.
 */
final class Bare extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient DataSource database;
    private final transient Map<String, Script> scripts;

    private Bare(DataSource database, Map<String, Script> scripts) {
        this.database = database;
        this.scripts = scripts;
    }

    private record Script(List<String> statements, byte[] body) {
        static Script of(Path file) throws IOException {
            String text = Files.readString(file);
            int bytes = Integer.parseInt(
                    text.substring(text.indexOf(' ') + 1, text.indexOf('\n')).replaceAll("\\D", ""));
            return new Script(
                    List.of(text.substring(text.indexOf('\n') + 1).split(Recording.NEXT)),
                    " ".repeat(bytes).getBytes());
        }
    }

    public static void main(String[] args) throws Exception {
        Map<String, Script> scripts = new HashMap<>();
        try (var files = Files.list(Path.of(args[2]))) {
            for (Path file : files.toList()) {
                scripts.put(file.getFileName().toString(), Script.of(file));
            }
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[1]);
        config.setUsername("relata_app");
        config.setPassword(System.getenv("PGPASSWORD"));
        config.setMaximumPoolSize(16);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("bare").toString());
        tomcat.setPort(Integer.parseInt(args[0]));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().getProtocolHandler().setExecutor(new VirtualThreadExecutor("bare-"));
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "bare", new Bare(new HikariDataSource(config), scripts));
        context.addServletMappingDecoded("/*", "bare");
        tomcat.start();
        tomcat.getServer().await();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Script script = scripts.get(request.getQueryString());
        if (script == null) {
            response.setStatus(204);
            return;
        }
        try (Connection connection = database.getConnection()) {
            for (String sql : script.statements()) {
                run(connection, sql);
            }
            response.getOutputStream().write(script.body());
        } catch (SQLException e) {
            System.err.println(e.getMessage());
            response.sendError(500);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        switch (sql) {
            case "BEGIN;" -> connection.setAutoCommit(false);
            case "COMMIT;" -> {
                connection.commit();
                connection.setAutoCommit(true);
            }
            default -> {
                try (var statement = connection.prepareStatement(sql)) {
                    if (statement.execute()) {
                        read(statement.getResultSet());
                    }
                }
            }
        }
    }

    private static void read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                rows.getObject(i);
            }
        }
    }
}
