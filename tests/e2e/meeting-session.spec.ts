import { signInAs } from "./support/people.ts"
import { conveneIn, SOON } from "./support/sittings.ts"
import { expect, test } from "./support/test.ts"

test.describe("with JavaScript", () => {
  test("a meeting is held: announced, confirmed, opened, worked in and closed, and every page follows", async ({
    page,
    open,
  }) => {
    await signInAs(page, "Bruno Prova")
    const { path, at } = await conveneIn(page, SOON)

    const lina = await (await open()).newPage()
    await signInAs(lina, "Lina Bozza")
    await lina.goto("/language/it?to=/desk")
    await lina.goto(`${path}/check-in`)
    await lina.getByLabel("In sala").check({ force: true })
    await page.goto(`${path}/rollcall`)
    await expect(page.getByText("Collegata: la pagina si aggiorna da sola.")).toBeVisible()
    await lina.getByRole("button", { name: "Sono qui" }).click()
    await expect(lina.getByText("La segreteria sa che sei qui")).toBeVisible()
    const all = page.getByRole("button", { name: /^Conferma chi ha detto di esserci/ })
    await expect(all).toBeVisible()
    await lina.goto(`${path}/live`)
    await expect(lina.getByText("Collegata: la pagina si aggiorna da sola.")).toBeVisible()
    await all.click()
    await expect(lina.getByText(/La tua presenza è confermata/)).toBeVisible()
    await page.getByRole("button", { name: /^È in sala Hana Simulata/ }).click()
    await expect(page.getByText(/^Presente dalle/)).toHaveCount(2)

    const chair = await (await open()).newPage()
    await signInAs(chair, "Hana Simulata")
    await chair.goto(`${path}/chair`)
    const begin = chair.getByRole("button", { name: "Apri la seduta" })
    await expect(async () => {
      await chair.reload()
      await expect(begin).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: Math.max(20_000, at.getTime() - Date.now() + 20_000) })
    await begin.click()
    await expect(lina.locator(".livebar")).toContainText("In corso")

    const hall = await (await open()).newPage()
    await signInAs(hall, "Omar Facsimile")
    await hall.goto("/language/it?to=/desk")
    await hall.goto(`${path}/screen`)
    await expect(hall.getByRole("img", { name: "Sei qui? Registrati." })).toBeVisible()
    await expect(hall.getByText("Nessun punto in discussione")).toBeVisible()
    await chair.getByRole("button", { name: /^Passa al punto 1/ }).click()
    await expect(hall.getByRole("heading", { name: "Comunicazioni (demo)" })).toBeVisible()

    await lina.getByRole("button", { name: "Chiedi la parola" }).click()
    await chair.getByRole("button", { name: /^Dai la parola Lina Bozza/ }).click()
    await expect(hall.getByText("Parla adesso")).toBeVisible()
    await expect(hall.locator(".now-sp")).toContainText("Lina Bozza")

    await page.goto(`${path}/rollcall`)
    await page.getByRole("button", { name: /^Esce Lina Bozza/ }).click()
    await expect(hall.locator(".ring")).toContainText("assenti")
    await expect(chair.locator(".moves")).toContainText("Lina Bozza")

    await chair.getByRole("link", { name: "Aggiungi un punto" }).click()
    await expect(chair.getByText(/non ha regole in vigore che permettano di aggiungere punti/)).toBeVisible()
    await chair.getByRole("link", { name: "Conduci la riunione" }).click()
    await chair.getByText("Chiudi la riunione").first().click()
    await chair.getByRole("button", { name: "Chiudi la riunione" }).click()
    await expect(lina.getByText("La riunione è finita").first()).toBeVisible()
  })
})

test("what is pressed while the page follows a change is heard", async ({ page, open }) => {
  await signInAs(page, "Bruno Prova")
  const { path } = await conveneIn(page, 3)
  const lina = await (await open()).newPage()
  await signInAs(lina, "Lina Bozza")
  await lina.goto("/language/it?to=/desk")
  await lina.goto(`${path}/check-in`)
  await page.goto(`${path}/rollcall`)
  await expect(page.getByText("Collegata: la pagina si aggiorna da sola.")).toBeVisible()
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route(`**${path}/rollcall`, async (route) => {
    if (route.request().resourceType() === "fetch") await held
    await route.continue()
  })
  const asked = page.waitForRequest((request) => request.resourceType() === "fetch")
  await lina.getByLabel("In sala").check({ force: true })
  await lina.getByRole("button", { name: "Sono qui" }).click()
  await asked
  await page.getByRole("button", { name: /^È in sala Hana Simulata/ }).hover()
  await page.mouse.down()
  const followed = page.waitForResponse((response) => response.request().resourceType() === "fetch")
  answer()
  await (await followed).finished()
  // Longer than it takes to put the answer in the page.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  await page.mouse.up()
  await expect(page.getByText(/^Presente dalle/)).toHaveCount(1)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the roll is called, put right, and the sitting opened and closed by forms alone", async ({
    page,
    open,
  }) => {
    await signInAs(page, "Bruno Prova")
    const { path, at } = await conveneIn(page, SOON)
    const member = await (await open({ javaScriptEnabled: false })).newPage()
    await signInAs(member, "Omar Facsimile")
    await member.goto("/language/it?to=/desk")
    await member.goto(`${path}/check-in`)
    await member.getByLabel("Da remoto").check({ force: true })
    await member.getByRole("button", { name: "Sono qui" }).click()
    await page.goto(`${path}/rollcall`)
    await page.getByRole("button", { name: /^Conferma chi ha detto di esserci/ }).click()
    await expect(page.getByText(/^Presente, da remoto, dalle/)).toHaveCount(1)
    await page.getByRole("button", { name: /^Esce Omar/ }).click()
    await expect(page.getByText(/^Uscita alle/)).toHaveCount(1)
    await page.getByRole("button", { name: /^È da remoto Omar/ }).click()
    await expect(page.getByText(/^Presente, da remoto, dalle/)).toHaveCount(1)

    await page
      .getByRole("listitem")
      .filter({ hasText: "Omar Facsimile" })
      .getByRole("link", { name: /^Altro/ })
      .click()
    const folds = page.locator("details.fold")
    await expect(folds).toHaveCount(2)
    await folds.last().locator("summary").click()
    await folds.last().getByLabel("Non c’era: annulla questa riga").check()
    await folds.last().getByRole("button", { name: "Correggi la riga" }).click()
    await expect(page).toHaveTitle(/^Errore: /)
    await folds.last().getByLabel("Perché correggi").fill("Ha parlato qualcun altro")
    await folds.last().getByRole("button", { name: "Correggi la riga" }).click()
    await expect(page.locator("del")).toHaveCount(1)

    await page.goto(`${path}/chair`)
    const begin = page.getByRole("button", { name: "Apri la seduta" })
    await expect(async () => {
      await page.getByRole("link", { name: "Aggiorna" }).click()
      await expect(begin).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: Math.max(20_000, at.getTime() - Date.now() + 20_000) })
    await begin.click()
    await page.getByRole("button", { name: /^Passa al punto 1/ }).click()
    await expect(page.getByRole("heading", { name: "Comunicazioni (demo)" })).toBeVisible()
    await page.getByText("Sospendi la seduta").first().click()
    await page.getByRole("button", { name: "Sospendi la seduta" }).click()
    await expect(page).toHaveTitle(/^Errore: /)
    await page.getByLabel("Perché si sospende").fill("Dieci minuti di pausa")
    await page.getByRole("button", { name: "Sospendi la seduta" }).click()
    await expect(page.getByText("Dieci minuti di pausa")).toBeVisible()
    await page.getByRole("button", { name: "Riprendi la seduta" }).click()
    await page.getByText("Chiudi la riunione").first().click()
    await page.getByRole("button", { name: "Chiudi la riunione" }).click()
    await expect(page.getByText("La riunione è finita").first()).toBeVisible()
  })
})
