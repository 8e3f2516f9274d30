// Conveniences of every page; each is missed by nobody who reads without scripts.

// What is wrong with a form is said by the server, beside the field and in the reader's language;
// a browser would say it in its own.
for (const form of document.forms) form.noValidate = true;

// A form is sent once: a browser shows the answer to the second click of two, which finds
// everything done, and what was to be told once would be lost. The button keeps its focus and its
// place among what is sent, so it is not disabled but said to be; a page one comes back to, and
// one that is still there after a while, can be sent again.
const WAIT = 30000;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.target) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  for (const button of buttonsOf(form)) button.setAttribute("aria-disabled", "true");
  setTimeout(() => sendable(form), WAIT);
});
addEventListener("pageshow", () => [...document.forms].forEach(sendable));

function sendable(form) {
  if (!form.dataset.sent) return;
  delete form.dataset.sent;
  for (const button of buttonsOf(form)) button.removeAttribute("aria-disabled");
}

function buttonsOf(form) {
  return [...form.elements].filter((each) => each.type === "submit");
}
