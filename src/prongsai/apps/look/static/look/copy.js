// A button beside each text that is there to be copied. Without it the text is marked and copied by hand.
for (const text of document.querySelectorAll("textarea[data-copy]")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "second";
  button.textContent = text.dataset.copy;
  said.setAttribute("role", "status");
  text.addEventListener("focus", () => text.select());
  button.addEventListener("click", async () => {
    text.focus();
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      document.execCommand("copy"); // over plain HTTP there is no other way
    }
    said.textContent = text.dataset.copied;
  });
  text.after(button, " ", said);
}
