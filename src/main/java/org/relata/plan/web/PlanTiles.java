package org.relata.plan.web;

import static org.relata.ui.OpenTo.Who.CLIENT;

import java.util.Map;
import org.relata.plan.Plans;
import org.relata.ui.OpenTo;
import org.relata.ui.Tile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What plans put on a client's first page. */
@Controller
@OpenTo(CLIENT)
class PlanTiles {
    private final Plans plans;

    PlanTiles(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/plan/tile")
    ModelAndView tile() {
        return new ModelAndView("plan/_tile", Map.of("ours", plans.ours()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Offered {
        @Bean
        Tile ourPlans() {
            return Tile.of("/plan/tile", 15, CLIENT);
        }

        @Bean
        Tile homeworkDue() {
            return Tile.of("/homework/tile", 6, CLIENT);
        }
    }
}
