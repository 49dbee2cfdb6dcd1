package org.relata.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Between the application and its database, in tests alone: statements pass unchanged until a test forgets one of their predicates. */
@Component
public class Rewriting implements BeanPostProcessor {
    private final AtomicReference<UnaryOperator<String>> fault = new AtomicReference<>(UnaryOperator.identity());

    /** Runs the check while every statement is written as the fault says. */
    public void with(UnaryOperator<String> planted, Runnable check) {
        try {
            fault.set(planted);
            check.run();
        } finally {
            fault.set(UnaryOperator.identity());
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals("dataSource") && bean instanceof DataSource source ? rewriting(source) : bean;
    }

    private DataSource rewriting(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return rewriting(super.getConnection());
            }
        };
    }

    private Connection rewriting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = fault.get().apply((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
