package org.relata.measure.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Writes down what requests ask of the database, the session's own housekeeping left out. */
@TestConfiguration(proxyBeanMethods = false)
class Counting {
    static final List<String> ASKED = new CopyOnWriteArrayList<>();

    @Bean
    static BeanPostProcessor counting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") ? watched(DataSource.class, bean, Counting::connection) : bean;
            }
        };
    }

    private static Object connection(Object made) {
        return made instanceof Connection connection
                ? Proxy.newProxyInstance(
                        Counting.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (self, method, arguments) -> {
                            try {
                                var result = method.invoke(connection, arguments);
                                if (result instanceof PreparedStatement && arguments[0] instanceof String sql) {
                                    ask(sql);
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        })
                : made;
    }

    private static void ask(String sql) {
        if (Thread.currentThread().getName().contains("omcat-handler")
                && !sql.toLowerCase(java.util.Locale.ROOT).contains("spring_session")) {
            ASKED.add(sql);
        }
    }

    private static Object watched(Class<?> type, Object bean, UnaryOperator<Object> each) {
        return Proxy.newProxyInstance(
                Counting.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        var result = method.invoke(bean, arguments);
                        return result == null ? null : each.apply(result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
