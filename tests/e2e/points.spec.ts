import { demoCode } from "#db/demo/ids.ts"
import { draftMeeting } from "./pages/prepare-meetings.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test("a member asks for a point without a script, the secretary puts it on a meeting, the member reads it there", async ({
  open,
  checkPage,
}) => {
  const title = "Mediazione al pronto soccorso (prova)"
  const plain = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(plain, "Hana Simulata")
  await plain.goto(`/roundtables/${demoCode("t3")}/meetings`)
  await plain.getByRole("link", { name: "Punti chiesti dai componenti" }).click()
  await plain.getByRole("link", { name: "Chiedi un punto" }).click()
  await plain.getByLabel("Di che cosa vuoi parlare").fill(title)
  await plain.getByRole("button", { name: "Invia la richiesta" }).click()
  await expect(plain.getByLabel("Di che cosa vuoi parlare")).toHaveValue(title)
  await expect(plain.getByText("Scrivi perché vuoi parlarne").first()).toBeVisible()
  await plain.getByLabel("Perché, e che cosa proponi").fill("Di notte nessuno traduce.")
  await plain.getByRole("button", { name: "Invia la richiesta" }).click()
  await expect(plain.getByText("Da decidere")).toBeVisible()
  const request = new URL(plain.url()).pathname

  const secretary = await (await open()).newPage()
  await signInAs(secretary, "Bruno Prova")
  const meeting = await draftMeeting(secretary)
  await secretary.goto(request)
  await checkPage(secretary)
  await secretary.getByLabel("Riunione").selectOption(meeting.replace("/meetings/", ""))
  await secretary.locator("main input[name=kind][value=discussion]").check({ force: true })
  await secretary.getByRole("button", { name: "Metti all'ordine del giorno" }).click()
  await expect(secretary.getByText("Fatto: il punto è all'ordine del giorno.")).toBeVisible()
  await secretary.goto(meeting)
  await expect(secretary.getByText(title)).toBeVisible()

  await plain.reload()
  await expect(plain.getByText("In una riunione in preparazione")).toBeVisible()
})
