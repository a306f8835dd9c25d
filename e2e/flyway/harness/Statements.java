import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/** The statements into which Flyway's parser for PostgreSQL cuts a script. Without a database: as on a server before 12. */
class Statements {
  /** Where the class is: in Flyway's core at first, in a module of its own since 10. */
  private static final String[] TYPES = {
    "org.flywaydb.database.postgresql.PostgreSQLDatabaseType",
    "org.flywaydb.core.internal.database.postgresql.PostgreSQLDatabaseType",
  };

  static List<Object> of(Configuration configuration, String script) throws Exception {
    List<Object> statements = new ArrayList<>();
    SqlStatementIterator parsed = parser(configuration).parse(new Script(script));
    while (parsed.hasNext()) statements.add(fieldsOf((ParsedSqlStatement) parsed.next()));
    return statements;
  }

  private static Parser parser(Configuration configuration) throws Exception {
    Class<?> type = type();
    return (Parser) type
        .getMethod("createParser", Configuration.class, ResourceProvider.class, ParsingContext.class)
        .invoke(type.getDeclaredConstructor().newInstance(), configuration, null, new ParsingContext());
  }

  private static Class<?> type() throws ClassNotFoundException {
    try {
      return Class.forName(TYPES[0]);
    } catch (ClassNotFoundException older) {
      return Class.forName(TYPES[1]);
    }
  }

  private static Map<String, Object> fieldsOf(ParsedSqlStatement statement) throws IllegalAccessException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", statement.getSql());
    fields.put("data", dataOf(statement));
    fields.put("line", statement.getLine());
    fields.put("column", statement.getCol());
    fields.put("transactional", statement.canExecuteInTransaction());
    return fields;
  }

  private static Object dataOf(ParsedSqlStatement statement) throws IllegalAccessException {
    for (Field field : statement.getClass().getDeclaredFields()) {
      if (!field.getName().equals("copyData")) continue;
      field.setAccessible(true);
      return field.get(statement);
    }
    return null;
  }

  /** A script that fails where Flyway would read for ever behind its end. */
  private static class Script extends StringResource {
    private static final int MOST = 5_000_000;

    Script(String script) { super(script); }

    @Override
    public Reader read() {
      return new FilterReader(super.read()) {
        private int ends;

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
          int read = super.read(buffer, from, length);
          if (read < 0 && ++ends > MOST) throw new IOException("never ends");
          return read;
        }
      };
    }
  }
}
