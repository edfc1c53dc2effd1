import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a coordinator issues what an edition owes, a person takes theirs, and an employer without account checks it", async ({
    page,
    open,
    checkPage,
  }) => {
    const papers = `/editions/${demoCode("c3b")}/certificates`
    await signInAs(page, "Rosa Verifica")
    await page.goto("/language/it?to=/desk/open")
    await expect(page.getByRole("main")).toContainText("Rilascia gli attestati")
    await page.goto(papers)
    await expect(page.getByText("Prima scrivi che cosa si stampa")).toBeVisible()
    await page.getByLabel("Luogo del rilascio").fill("")
    await page.getByRole("button", { name: "Salva" }).click()
    await expect(page.getByText("Scrivi il luogo del rilascio.").first()).toBeVisible()
    await checkPage(page)
    await page.getByLabel("Luogo del rilascio").fill("Perugia")
    await page.getByLabel("Chi firma").fill("Rosa Verifica")
    await page.getByLabel("In quale veste").fill("Coordinatrice dei corsi (demo)")
    await page.getByLabel("A chi non raggiunge la soglia si rilascia la dichiarazione").uncheck()
    await page.getByRole("button", { name: "Salva" }).click()
    await page.getByRole("button", { name: "Rilascia a chi spetta" }).click()
    await expect(page.getByText("Fatto: 2 rilasciati")).toBeVisible()
    await expect(page.getByText("Chi ne ha diritto ha già il suo attestato")).toBeVisible()
    await expect(page.getByRole("row").filter({ hasText: "Vito Scatola" })).toContainText(
      "non ha raggiunto la soglia",
    )
    await checkPage(page)
    const csv = await page.request.get(`${papers}/csv`)
    expect(await csv.text()).toContain("Hana Simulata")
    const zip = await page.request.get(`${papers}/zip`)
    expect(zip.headers()["content-type"]).toBe("application/zip")

    const learner = await (await open({ javaScriptEnabled: false })).newPage()
    await signInAs(learner, "Hana Simulata")
    await learner.goto("/language/it?to=/my-certificates")
    await checkPage(learner)
    await learner.getByRole("link", { name: /Norme sull'immigrazione/ }).click()
    const pdf = learner.getByRole("link", { name: "Scarica il PDF" })
    const answer = await learner.request.get((await pdf.getAttribute("href")) ?? "")
    expect(answer.headers()["content-type"]).toBe("application/pdf")
    const code = (await learner.locator("main bdi[dir=ltr]").first().textContent()) ?? ""

    const employer = await (await open({ javaScriptEnabled: false })).newPage()
    await employer.goto("/language/it?to=/verify")
    await employer.getByRole("main").getByRole("textbox").fill(code)
    await employer.getByRole("main").getByRole("button").first().click()
    const main = employer.getByRole("main")
    await expect(main).toContainText("Questo codice è valido")
    await expect(main).toContainText("H. S.")
    await expect(main).not.toContainText("Simulata")
    await employer.getByLabel("Scrivi il cognome").fill("Rossi")
    await employer.getByRole("button", { name: "Controlla" }).click()
    await expect(main).toContainText("Il cognome non coincide")
    await checkPage(employer)
    await employer.getByLabel("Scrivi il cognome").fill("simulata")
    await employer.getByRole("button", { name: "Controlla" }).click()
    await expect(main).toContainText("È di Hana Simulata.")
    await checkPage(employer)

    await page.getByRole("row").filter({ hasText: "Hana Simulata" }).getByRole("link").click()
    const revoking = page.getByRole("region", { name: "Revoca" })
    await revoking.getByLabel("Motivo").fill("Rilasciato per prova (demo)")
    await revoking.getByRole("button", { name: "Revoca" }).click()
    await expect(page.getByRole("main")).toContainText("Revocato")
    await checkPage(page)
    await employer.goto(`/verify/${code}`)
    await expect(main).toContainText("Questo codice è stato revocato")
    await expect(main).not.toContainText("per prova")
  })
})
