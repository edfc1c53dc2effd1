import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const PAST = `/meetings/${demoCode("m1")}`

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("who was at a meeting takes their attestation, and anybody checks its code", async ({
    page,
    open,
  }) => {
    await signInAs(page, "Hana Simulata")
    await page.goto("/language/it?to=/desk")
    await page.goto(`${PAST}/attestations`)
    const row = page.getByRole("row").filter({ hasText: "Hana Simulata" })
    await row.getByRole("button", { name: /^Rilascia/ }).click()
    const paper = row.getByRole("link", { name: /^Apri il PDF/ })
    const answer = await page.request.get((await paper.getAttribute("href")) ?? "")
    expect(answer.headers()["content-type"]).toBe("application/pdf")
    const code = (await row.locator("bdi[dir=ltr]").textContent()) ?? ""
    const anybody = await (await open({ javaScriptEnabled: false })).newPage()
    await anybody.goto("/verify")
    await anybody.getByRole("main").getByRole("textbox").fill(code)
    await anybody.getByRole("main").getByRole("button").first().click()
    await expect(anybody.getByRole("main")).toContainText("Attestazione di presenza")
    await expect(anybody.getByRole("main")).toContainText("H. S.")
  })

  test("the calendar is read by everybody, and one's own goes out under an address that can be withdrawn", async ({
    page,
    open,
  }) => {
    await page.goto(`/calendar?table=${demoCode("t3")}&view=agenda`)
    await expect(page.getByRole("link", { name: /riunione 2\// }).first()).toBeVisible()
    await signInAs(page, "Lina Bozza")
    await page.goto("/language/it?to=/account/calendar")
    await page.getByRole("button", { name: "Crea l'indirizzo" }).click()
    const address = (await page.locator("main .mono").textContent()) ?? ""
    const path = new URL(address).pathname
    const anybody = await (await open({ javaScriptEnabled: false })).newPage()
    const file = await anybody.request.get(path)
    expect(await file.text()).toContain("BEGIN:VEVENT")
    await page.reload()
    await expect(page.getByText(address)).toHaveCount(0)
    await page.getByRole("button", { name: "Disattiva l'indirizzo" }).click()
    expect((await anybody.request.get(path)).status()).toBe(404)
  })

  test("a vote that was counted is written by the secretary and confirmed by the chair", async ({
    page,
    open,
  }) => {
    await signInAs(page, "Bruno Prova")
    await page.goto("/language/it?to=/desk")
    await page.goto(`${PAST}/totals`)
    const proposal = `Prova di conteggio ${Date.now()} (demo)`
    await page.getByLabel("Punto", { exact: true }).selectOption({ index: 3 })
    await page.getByLabel("Proposta messa ai voti").fill(proposal)
    await page.getByLabel("Per alzata di mano").check({ force: true })
    await page.getByLabel(/^A che ora/).fill("11:00")
    const counts = { yes: "5", no: "2", abstained: "1", invalid: "0", cast: "9" }
    for (const [name, value] of Object.entries(counts)) await page.locator(`input[name=${name}]`).fill(value)
    await page.getByRole("button", { name: "Scrivi il voto" }).click()
    await expect(page.getByText(/Il conto non torna/).first()).toBeVisible()
    await page.locator("input[name=cast]").fill("8")
    await page.getByRole("button", { name: "Scrivi il voto" }).click()
    const own = page.getByRole("listitem").filter({ hasText: proposal })
    await expect(own).toContainText("Da confermare")
    await expect(own.getByRole("button", { name: /^Conferma il voto/ })).toHaveCount(0)
    const chair = await (await open({ javaScriptEnabled: false })).newPage()
    await signInAs(chair, "Carla Fittizia")
    await chair.goto("/language/it?to=/desk")
    await chair.goto(`${PAST}/totals`)
    const theirs = chair.getByRole("listitem").filter({ hasText: proposal })
    await theirs.getByRole("button", { name: /^Conferma il voto/ }).click()
    await expect(theirs).toContainText("Approvata: 5 sì su 7")
    await expect(theirs).toContainText("Confermato da Carla Fittizia")
  })
})
