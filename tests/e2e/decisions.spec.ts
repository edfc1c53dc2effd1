import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test("the secretary records a decision with a commitment, the body's person updates it, the register shows it, all without a script", async ({
  open,
  checkPage,
}) => {
  const title = "Orario del pomeriggio (prova)"
  const promise = "aprire il giovedì pomeriggio (prova)"
  const secretary = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(secretary, "Bruno Prova")
  await secretary.goto(`/meetings/${demoCode("m1")}`)
  await secretary.getByRole("link", { name: "Registra una decisione" }).click()
  await secretary.locator("main input[name=title]").fill(title)
  await secretary.locator("main textarea[name=text]").fill("Una. Due. Tre. Quattro.")
  await secretary.locator("main input[name=outcome][value=consensus]").check({ force: true })
  await secretary.getByRole("button", { name: "Registra la decisione" }).click()
  await expect(secretary.getByText("Al massimo tre frasi: togline qualcuna.").first()).toBeVisible()
  await expect(secretary.locator("main input[name=title]")).toHaveValue(title)
  await secretary.locator("main textarea[name=text]").fill("Si apre un pomeriggio. Per un anno.")
  await secretary.getByRole("button", { name: "Registra la decisione" }).click()
  await expect(secretary.getByText("Non ancora nel registro pubblico")).toBeVisible()
  const decision = new URL(secretary.url()).pathname

  await secretary.getByRole("link", { name: "Aggiungi un impegno" }).click()
  await secretary.locator("main textarea[name=title]").fill(promise)
  await secretary.locator("main input[name=organisation]").fill("Comune di Borgo Esempio (demo)")
  await secretary.locator("main input[name=dueOn]").fill("30/6/2099")
  await secretary.getByRole("button", { name: "Aggiungi l'impegno" }).click()
  await expect(secretary.getByText("L'ente responsabile è avvisato")).toBeVisible()
  const commitment = new URL(secretary.url()).pathname

  const body = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(body, "Gino Finto")
  await body.goto(commitment)
  await body.locator("main input[name=progress]").fill("60")
  await body.locator("main textarea[name=words]").fill("L'orario è deciso (prova).")
  await body.getByRole("button", { name: "Salva l'aggiornamento" }).click()
  await expect(body.getByText("Aggiornamento salvato.")).toBeVisible()

  const anybody = await (await open({ javaScriptEnabled: false })).newPage()
  expect((await anybody.goto(decision))?.status()).toBe(404)
  await secretary.goto(decision)
  await secretary.getByRole("link", { name: "Metti nel registro pubblico" }).click()
  await secretary.getByRole("button", { name: "Metti nel registro pubblico" }).click()
  await expect(secretary.getByText("Adesso è nel registro pubblico")).toBeVisible()
  await anybody.goto("/decisions?q=pomeriggio")
  await anybody.getByRole("link", { name: title }).click()
  await expect(anybody.getByText("Si apre un pomeriggio. Per un anno.")).toBeVisible()
  await anybody.getByRole("link", { name: promise }).click()
  await expect(anybody.getByText("L'orario è deciso (prova).")).toBeVisible()
  await expect(anybody.getByText("Gino Finto")).toBeHidden()

  const eyes = await (await open()).newPage()
  await eyes.goto(decision)
  await checkPage(eyes)
})
