// Passkeys: the server says what it needs, the browser makes or finds the key, and the form takes it along. Without this script the forms stay hidden.
if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    document.querySelectorAll("[data-without-passkeys]").forEach(note => { note.hidden = true; });
    document.querySelectorAll("form[data-passkey]").forEach(form => {
        form.hidden = false;
        form.addEventListener("submit", async sent => {
            sent.preventDefault();
            const wrong = form.querySelector("[data-wrong]");
            wrong.hidden = true;
            try {
                const reply = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
                const options = await reply.json();
                const credential = form.dataset.passkey === "add"
                    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
                    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
                form.elements.credential.value = JSON.stringify(credential);
                form.submit();
            } catch {
                wrong.hidden = false; // Cancelled, too late, or not this site's.
            }
        });
    });
}
