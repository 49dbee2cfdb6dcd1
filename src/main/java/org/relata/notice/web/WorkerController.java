package org.relata.notice.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import org.relata.ui.OpenTo;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The script that shows notices while no page is open. It stands at the root, since a worker serves what lies below its own address. */
@Controller
@OpenTo(ANYONE)
class WorkerController {
    @GetMapping("/notice-worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .body(new ClassPathResource("static/js/notice-worker.js"));
    }
}
