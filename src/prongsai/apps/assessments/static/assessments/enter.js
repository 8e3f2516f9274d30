// Enter moves on to the next field of the form instead of sending it.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest("form[data-enter-moves-on]");
  if (event.key !== "Enter" || event.isComposing || !form || !event.target.matches("input[inputmode]")) return;
  const fields = [...form.querySelectorAll("input:not([type=hidden]), button")];
  const next = fields[fields.indexOf(event.target) + 1];
  event.preventDefault();
  next.focus();
  if (next.select) next.select();
});
