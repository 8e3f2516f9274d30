// Hands the question in data-options to the browser's own passkey dialogue, and sends what it answers with the form.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const listed = (credentials = []) => credentials.map((each) => ({ ...each, id: bytes(each.id) }));

const made = async (options) => {
  const found = await navigator.credentials.create({ publicKey: {
    ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: listed(options.excludeCredentials),
  } });
  return { found, response: { attestationObject: text(found.response.attestationObject) } };
};

const signed = async (options) => {
  const found = await navigator.credentials.get({ publicKey: {
    ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials),
  } });
  const { authenticatorData, signature, userHandle } = found.response;
  const response = { authenticatorData: text(authenticatorData), signature: text(signature) };
  return { found, response: userHandle ? { ...response, userHandle: text(userHandle) } : response };
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const { passkey, options, failed } = form.dataset;
  const button = form.querySelector("button[data-start]");
  const said = form.querySelector("[role=status]");
  if (!window.PublicKeyCredential) {
    said.textContent = form.dataset.unknown;
    continue;
  }
  button.disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = "";
    button.disabled = true;
    try {
      const { found, response } = await (passkey === "make" ? made : signed)(JSON.parse(options));
      response.clientDataJSON = text(found.response.clientDataJSON);
      const id = text(found.rawId);
      form.elements.credential.value = JSON.stringify({ id, rawId: id, type: found.type, response });
      form.submit();
    } catch {
      said.textContent = failed; // cancelled, timed out, or a device that knows nothing of this site
      button.disabled = false;
    }
  });
}
