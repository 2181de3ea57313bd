/* Wagtail saves by itself while an editor types. A button pressed in the middle of such a save would send the
   form without what the save is about to give it (the page's address, the numbers of new rows), and be refused
   or make the page twice. So the form is sent when the save has ended. */
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.matches("form[data-edit-form]")) return;
    const autosave = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave");
    if (!autosave) return;
    if (!autosave.submitPromise) {
      autosave.activeValue = false;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    sendAfter(autosave, form, event.submitter);
  },
  true,
);

async function sendAfter(autosave, form, button) {
  while (autosave.submitPromise) await autosave.submitPromise;
  // By now the button shows that it works, is disabled, and would no longer say which of them was pressed.
  if (button?.name) {
    const pressed = Object.assign(document.createElement("input"), {
      type: "hidden",
      name: button.name,
      value: button.value,
    });
    form.append(pressed);
  }
  form.requestSubmit();
}
