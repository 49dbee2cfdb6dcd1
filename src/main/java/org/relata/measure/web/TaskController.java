package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.Map;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.Responses;
import org.relata.measure.TaskId;
import org.relata.measure.Tasks;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answers that ask for somebody to act, and what was done about them. */
@Controller
@OpenTo(STAFF)
class TaskController {
    private final Tasks tasks;
    private final Responses responses;

    TaskController(Tasks tasks, Responses responses) {
        this.tasks = tasks;
        this.responses = responses;
    }

    @GetMapping("/tasks")
    ModelAndView list() {
        return new ModelAndView("measure/tasks", Map.of("tasks", tasks.all(false)));
    }

    @GetMapping("/relationships/{id}/tasks/{task}")
    ModelAndView show(@PathVariable RelationshipId id, @PathVariable TaskId task) {
        return page(id, task, Form.blank(), HttpStatus.OK);
    }

    @PostMapping("/relationships/{id}/tasks/{task}")
    ModelAndView settle(
            @PathVariable RelationshipId id,
            @PathVariable TaskId task,
            Form form,
            Page page,
            RedirectAttributes flash) {
        try {
            tasks.settle(id, task, form.value("action"));
        } catch (Refused e) {
            return page(id, task, form.wrong("action", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("measure.task.settled")));
        return new ModelAndView("redirect:/relationships/" + id + "/tasks/" + task);
    }

    private ModelAndView page(RelationshipId id, TaskId task, Form form, HttpStatus status) {
        var shown = tasks.show(id, task);
        var given = responses.given(id, shown.task().response());
        return new ModelAndView("measure/task", Map.of("shown", shown, "given", given, "form", form), status);
    }
}
