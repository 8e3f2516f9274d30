// What is wrong with a form is said by the server, beside the field and in the reader's language;
// a browser would say it in its own.
for (const form of document.forms) form.noValidate = true;
