// Conveniences of every page; each is missed by nobody who reads without scripts.

// What is wrong with a form is said by the server, beside the field and in the reader's language;
// a browser would say it in its own.
for (const form of document.forms) form.noValidate = true;

// On a phone the menu is one line that is pushed sideways: it begins where the reader is.
const here = document.querySelector("nav.main [aria-current]");
if (here) here.closest("ul").scrollLeft = here.offsetLeft - 24;
