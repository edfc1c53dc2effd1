/** `daticert.xml` as a provider of certified mail writes it. */
export const certifiedData = ({
  tipo = "avvenuta-consegna",
  to = "Comune@pec.demo.example",
  zone = "+0200",
  id = "opec1.prova@pec.demo.example",
} = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<postacert tipo="${tipo}" errore="nessuno"><intestazione><mittente>tavolo@pec.demo.example</mittente>
<destinatari tipo="certificato">${to}</destinatari><risposte>tavolo@pec.demo.example</risposte>
<oggetto>Convocazione &amp; allegati</oggetto></intestazione><dati><gestore-emittente>Gestore (demo)</gestore-emittente>
<data zona="${zone}"><giorno>14/05/2026</giorno><ora>15:30:05</ora></data>
<identificativo>opec999@pec.demo.example</identificativo><msgid>&lt;${id}&gt;</msgid>
<ricevuta tipo="completa"/><consegna>${to}</consegna></dati></postacert>`

/** The message that brings it. */
export const receiptMessage = (encoding: "7bit" | "base64", over = {}) => {
  const data = certifiedData(over)
  const body = encoding === "base64" ? Buffer.from(data).toString("base64") : data
  return [
    "From: posta-certificata@pec.demo.example",
    "Subject: CONSEGNA: Convocazione",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="x"',
    "",
    "--x",
    "Content-Type: text/plain",
    "",
    "Ricevuta di avvenuta consegna",
    "--x",
    'Content-Type: application/xml; name="daticert.xml"',
    'Content-Disposition: inline; filename="daticert.xml"',
    `Content-Transfer-Encoding: ${encoding}`,
    "",
    body,
    "--x--",
    "",
  ].join("\r\n")
}
