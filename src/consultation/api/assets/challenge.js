// Solves the sum that the server asks of browsers, where the organiser has switched that on (ALTCHA, version 2).
(() => {
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const derived = async (asked, counter) => {
    const password = new Uint8Array([...bytes(asked.nonce), 0, 0, 0, 0]);
    new DataView(password.buffer).setUint32(password.length - 4, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(asked.salt), iterations: asked.cost };
    return hex(await crypto.subtle.deriveBits(how, key, asked.keyLength * 8));
  };
  const solve = async (asked) => {
    for (let counter = 0; ; counter += 1) {
      const derivedKey = await derived(asked, counter);
      if (derivedKey.startsWith(asked.keyPrefix)) return { counter, derivedKey };
    }
  };
  const answer = async () => {
    const given = await fetch("./challenge");
    if (given.status !== 200) return;
    const challenge = await given.json();
    const solution = await solve(challenge.parameters);
    await fetch("./challenge", { method: "POST", body: JSON.stringify({ challenge, solution }) });
  };
  answer().catch(() => {}); // the page says what to do when there is no solution
})();
