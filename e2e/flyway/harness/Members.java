import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of an object is in Flyway's JSON: Gson's choice up to Flyway 9, Jackson's since. */
class Members {
  private static final boolean GSON = isGson();

  static Map<String, Object> of(Object value) throws ReflectiveOperationException {
    Map<String, Object> members = new LinkedHashMap<>();
    Class<?> type = value.getClass();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        members.put(component.getName(), accessor.invoke(value));
      }
    }
    for (Class<?> owner = type; owner != null && !type.isRecord(); owner = owner.getSuperclass()) {
      for (Field field : owner.getDeclaredFields()) if (isWritten(field)) members.put(field.getName(), read(field, value));
    }
    // Jackson takes what looks like a property for one.
    if (!GSON && type.getSimpleName().equals("ValidateResult")) {
      members.put("allErrorMessages", type.getMethod("getAllErrorMessages").invoke(value));
    }
    return members;
  }

  private static Object read(Field field, Object value) throws IllegalAccessException {
    field.setAccessible(true);
    return field.get(value);
  }

  private static boolean isWritten(Field field) {
    int modifiers = field.getModifiers();
    if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers)) return false;
    return GSON || Modifier.isPublic(modifiers) || hasGetter(field);
  }

  private static boolean hasGetter(Field field) {
    String name = field.getName().substring(0, 1).toUpperCase() + field.getName().substring(1);
    return Arrays.stream(field.getDeclaringClass().getMethods())
        .anyMatch(method -> method.getName().equals("get" + name) || method.getName().equals("is" + name));
  }

  private static boolean isGson() {
    try {
      Class.forName("org.flywaydb.core.internal.util.JsonUtils").getMethod("getGson");
      return true;
    } catch (ReflectiveOperationException none) {
      return false;
    }
  }
}
