// A button beside each text that is typed elsewhere; without scripts one click marks the text whole.

async function taken(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Plain http has no clipboard of its own: mark the text and let the browser copy it.
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const said = button.firstChild;
  const before = said.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await taken(document.getElementById(button.dataset.copy).innerText);
    said.textContent = button.dataset.done;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => { said.textContent = before; }, 2000);
  });
}
