package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.Map;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.Measures;
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

/** Answers that ask for somebody to act, and what was done about them; under the same address, what a client is asked. */
@Controller
class TaskController {
    private final Tasks tasks;
    private final Responses responses;
    private final Measures measures;

    TaskController(Tasks tasks, Responses responses, Measures measures) {
        this.tasks = tasks;
        this.responses = responses;
        this.measures = measures;
    }

    /** For staff what waits for them, for a client what they are asked; neither learns of the other. */
    @GetMapping("/tasks")
    @OpenTo({CLIENT, STAFF})
    ModelAndView list(Page page) {
        return page.visitor().client()
                ? new ModelAndView("measure/mine", Map.of("toDos", measures.mine()))
                : new ModelAndView("measure/tasks", Map.of("tasks", tasks.all(false)));
    }

    @GetMapping("/relationships/{id}/tasks/{task}")
    @OpenTo(STAFF)
    ModelAndView show(@PathVariable RelationshipId id, @PathVariable TaskId task) {
        return page(id, task, Form.blank(), HttpStatus.OK);
    }

    @PostMapping("/relationships/{id}/tasks/{task}")
    @OpenTo(STAFF)
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
