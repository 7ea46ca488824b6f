package dev.lintel.agent.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Architect;
import dev.lintel.agent.Repository;
import dev.lintel.agent.SpringProject;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.route.Intent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spring Data's `save` inserts what is new and updates what is there; which of both is read off what is saved.
class SavedRowsTest {
    @TempDir
    private Path folder;

    @Test
    void a_loaded_row_is_changed_a_new_one_added_and_the_callers_is_either() throws Exception {
        notes();
        Architect architect = Repository.open(folder.toString()).architect();

        Answer adds = architect.answer(Intent.QUESTION, "who can create a note?");
        assertThat(adds.parts().getFirst().claims())
                .extracting(Claim::says)
                .containsExactly(
                        "POST /notes (public (no security))",
                        "PUT /notes (public (no security)), or changes one that is there",
                        "PUT /notes/copied (public (no security)), or changes one that is there",
                        "PUT /notes/numbered/{id} (public (no security)), or changes one that is there");
        assertThat(architect
                        .answer(Intent.QUESTION, "which endpoints write note?")
                        .parts()
                        .getFirst()
                        .claims())
                .extracting(Claim::about)
                .contains("PUT /notes/{id}", "POST /notes", "PUT /notes");
    }

    private void notes() throws Exception {
        SpringProject project = SpringProject.in(folder, "notes");
        project.code("Note", """
                @jakarta.persistence.Entity
                public class Note {
                    @jakarta.persistence.Id
                    @jakarta.persistence.GeneratedValue
                    private Long id;

                    private String text;

                    public Long getId() {
                        return id;
                    }

                    public void setId(Long id) {
                        this.id = id;
                    }

                    public String getText() {
                        return text;
                    }

                    public void setText(String text) {
                        this.text = text;
                    }
                }
                """);
        project.code("Notes", """
                public interface Notes extends org.springframework.data.jpa.repository.JpaRepository<Note, Long> {}
                """);
        project.code("NoteController", """
                import org.springframework.beans.BeanUtils;
                import org.springframework.web.bind.annotation.*;

                @RestController
                @RequestMapping("/notes")
                class NoteController {
                    private final Notes notes;

                    NoteController(Notes notes) {
                        this.notes = notes;
                    }

                    @PostMapping
                    public Note add(@RequestParam String text) {
                        Note note = new Note();
                        note.setText(text);
                        return notes.save(note);
                    }

                    @PutMapping
                    public Note put(@RequestBody Note note) {
                        return notes.save(note);
                    }

                    @PutMapping("/{id}")
                    public Note change(@PathVariable Long id, @RequestParam String text) {
                        Note note = notes.findById(id).orElseThrow();
                        note.setText(text);
                        return notes.save(note);
                    }

                    @PutMapping("/copied")
                    public Note copied(@RequestBody Note other) {
                        Note note = new Note();
                        BeanUtils.copyProperties(other, note);
                        return notes.save(note);
                    }

                    @PutMapping("/numbered/{id}")
                    public Note numbered(@PathVariable Long id, @RequestParam String text) {
                        Note note = new Note();
                        note.setId(id);
                        note.setText(text);
                        return notes.save(note);
                    }
                }
                """);
    }
}
