import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const APPROVED = `/minutes/${demoCode("minutes:m2a")}`
const SIGNED = `/minutes/${demoCode("minutes:m1")}`
const READ = `/minutes/${demoCode("minutes:m2b")}`

test("a verbale is observed upon and answered; an approved one gets its rettifica, which goes with it everywhere", async ({
  page,
  open,
  checkPage,
}) => {
  const words = `Manca il posto 4 (prova ${Date.now()})`
  await signInAs(page, "Bruno Prova")
  const chair = await (await open()).newPage()
  await signInAs(chair, "Carla Fittizia")
  await chair.goto("/language/it?to=/desk")
  await chair.goto(`${READ}/observations`)
  await chair.getByLabel("Che cosa va corretto").fill(words)
  await chair.getByRole("button", { name: "Manda l'osservazione" }).click()
  await expect(chair.getByText("Osservazione mandata")).toBeVisible()
  await page.goto(`${READ}/observations`)
  const line = page.getByRole("listitem").filter({ hasText: words })
  await line.getByText("Rispondi").first().click()
  await line.getByRole("button", { name: "Accogli", exact: true }).click()
  await expect(page.getByText("Risposta registrata")).toBeVisible()
  await checkPage(page)

  const reads = `dichiara la seduta deserta (prova ${Date.now()})`
  await page.goto(`${APPROVED}/rectifications`)
  await page.getByLabel("Dove si legge").fill("parole che non ci sono")
  await page.getByLabel("Si legga").fill(reads)
  await page.getByLabel("Perché").fill("Una svista (prova)")
  await page.getByRole("button", { name: "Manda la richiesta" }).click()
  await expect(page.getByText("Queste parole non sono nel testo approvato").first()).toBeVisible()
  await page.getByLabel("Dove si legge").fill("dichiara deserta la seduta")
  await page.getByRole("button", { name: "Manda la richiesta" }).click()
  await expect(page.getByText("Richiesta mandata")).toBeVisible()
  await chair.goto(`${APPROVED}/rectifications`)
  const asked = chair.getByRole("listitem").filter({ hasText: reads })
  await asked.getByText("Decidi").first().click()
  await asked.getByLabel("Con che cosa si decide").selectOption("slip")
  await asked.getByLabel("Motivo della decisione").fill("È una svista (prova)")
  await asked.getByRole("button", { name: "Accogli la rettifica" }).click()
  await expect(chair.getByText("Decisione registrata")).toBeVisible()
  await checkPage(chair)
  await chair.goto(APPROVED)
  await expect(chair.locator("#rectifications").locator("..")).toContainText(reads)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("an estratto is asked for and issued, and its code is verified by anybody", async ({ page, open }) => {
    const purpose = `Per il consiglio (prova ${Date.now()})`
    const chair = await (await open({ javaScriptEnabled: false })).newPage()
    await signInAs(chair, "Carla Fittizia")
    await chair.goto("/language/it?to=/desk")
    await chair.goto(`${SIGNED}/extracts`)
    await chair.getByLabel("A che cosa serve").fill(purpose)
    await chair.getByRole("button", { name: "Manda la richiesta" }).click()
    await expect(chair.getByText("Scegli almeno un punto.").first()).toBeVisible()
    await chair.getByLabel(/^Punto 1\./).check({ force: true })
    await chair.getByRole("button", { name: "Manda la richiesta" }).click()
    await expect(chair.getByText("Richiesta mandata")).toBeVisible()

    await signInAs(page, "Bruno Prova")
    await page.goto(`${SIGNED}/extracts`)
    const line = page.getByRole("listitem").filter({ hasText: purpose })
    await line.getByText("Rispondi").first().click()
    await line.getByRole("button", { name: "Rilascia l'estratto" }).click()
    await expect(page.getByText("Risposta registrata")).toBeVisible()
    const code = await line.getByRole("link", { name: /^[0-9A-Z]{4}-/ }).innerText()
    const anybody = await (await open({ javaScriptEnabled: false })).newPage()
    await anybody.goto(`/verify/${code}`)
    await expect(anybody.getByText(/^Estratto n\. \d+ del verbale n\./)).toBeVisible()
  })
})
