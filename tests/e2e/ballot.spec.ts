import { draftInWriting, openIt } from "./support/ballots.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

for (const javaScriptEnabled of [true, false])
  test(`a question is put in writing, answered, looked at again and changed, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    open,
    checkPage,
  }) => {
    const wording = `Approvi gli sportelli la sera (${javaScriptEnabled ? "uno" : "due"})?`
    const secretary = await (await open({ javaScriptEnabled })).newPage()
    await signInAs(secretary, "Bruno Prova")
    const path = await draftInWriting(secretary, wording)
    await checkPage(secretary)
    await openIt(secretary)
    await checkPage(secretary)

    const member = await (await open({ javaScriptEnabled, viewport: { width: 360, height: 740 } })).newPage()
    await signInAs(member, "Hana Simulata")
    await member.goto(`${path}/vote`)
    await checkPage(member)
    await member.getByRole("button", { name: "Continua" }).click()
    await expect(member.getByRole("alert").or(member.locator(".note.bad, .errors")).first()).toContainText(
      "Non hai ancora votato",
    )
    await member.getByRole("radio", { name: /^Sì/ }).check({ force: true })
    await member.getByRole("button", { name: "Continua" }).click()
    await expect(member.getByRole("heading", { name: "Controlla e conferma" })).toBeVisible()
    await checkPage(member)
    await member.getByRole("button", { name: "Cambia" }).click()
    await expect(member.getByRole("radio", { name: /^Sì/ })).toBeChecked()
    await member.getByRole("button", { name: "Continua" }).click()
    await member.getByRole("button", { name: "Conferma il voto" }).click()
    await expect(member.getByRole("status").first()).toContainText("Il tuo voto è registrato")
    const leaf = await member.locator("bdi.mono").first().textContent()
    await checkPage(member)

    await member.goto(`${path}/vote`)
    await expect(member.getByText("Il voto di questo posto c’è già")).toBeVisible()
    await member.getByRole("radio", { name: /^No/ }).check({ force: true })
    await member.getByRole("button", { name: "Continua" }).click()
    await member.getByRole("button", { name: "Conferma il voto" }).click()
    await expect(member.locator("bdi.mono").first()).not.toHaveText(leaf ?? "")

    await secretary.goto(path)
    await expect(secretary.getByText("nessuno vede chi ha votato")).toBeVisible()
    await expect(secretary.getByText("Hana")).toHaveCount(0)
  })
