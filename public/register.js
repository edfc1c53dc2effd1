// The roll of a session where the network comes and goes: what is tapped is kept on this phone, one item for each tap,
// and sent by itself, in order. Each has a key of its own, so that what was sent and not answered is sent again and
// written once. Without this script each tap is a form that is posted.
{
  const frame = document.querySelector("[data-queue]")
  const words = JSON.parse(frame.dataset.words)
  const prefix = `tavoli.register.${frame.dataset.queue}.`
  const plural = new Intl.PluralRules(frame.dataset.locale)
  const clock = new Intl.DateTimeFormat("it", {
    timeZone: "Europe/Rome",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
  const one = (selector) => frame.querySelector(selector)
  let [isSending, isSignedOut, wait, timer] = [false, false, 1000, 0]

  const kept = () =>
    Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => JSON.parse(localStorage.getItem(name)))
      .sort((a, b) => a.at - b.at)
  const keep = (entry) => localStorage.setItem(prefix + entry.key, JSON.stringify(entry))
  const forget = (key) => localStorage.removeItem(prefix + key)
  const timed = (text, at) => text.replace("00:00", clock.format(at))
  const counted = (count) => {
    const sample = Object.keys(words.waiting).find((n) => plural.select(Number(n)) === plural.select(count))
    return words.waiting[sample].replace(sample, String(count))
  }

  const row = (code) => one(`[data-row="${code}"]`)
  /** What waits, said beside each name: whoever was tapped in may be tapped out, before either was sent. */
  const overlay = (waiting) => {
    for (const said of frame.querySelectorAll("[data-waiting]")) said.hidden = true
    for (const { fields, at } of waiting) {
      const shown = row(fields.enrolmentCode)
      if (!shown) continue
      const said = shown.querySelector("[data-waiting]")
      said.textContent = timed(words[fields.direction], at)
      said.hidden = false
      for (const form of shown.querySelectorAll("form[data-entry]"))
        form.hidden = form.dataset.entry === fields.direction
    }
  }

  const refusedLine = ({ key, at, fields, refused }) => {
    const line = document.createElement("li")
    const name = row(fields.enrolmentCode)?.querySelector("bdi")?.textContent ?? ""
    line.append(`${name}: ${timed(fields.direction === "in" ? words.refusedIn : words.refusedOut, at)}. ${refused} `)
    const drop = document.createElement("button")
    drop.type = "button"
    drop.className = "btn btn-quiet s"
    drop.textContent = words.drop
    drop.onclick = () => {
      forget(key)
      show()
    }
    line.append(drop)
    return line
  }

  const show = () => {
    const all = kept()
    const waiting = all.filter(({ refused }) => !refused)
    const refused = all.filter((entry) => entry.refused)
    one("[data-queue-note]").hidden = waiting.length === 0
    one("[data-queue-sign-in]").hidden = !isSignedOut
    one("[data-queue-count]").textContent = counted(waiting.length)
    one("[data-queue-refused]").hidden = refused.length === 0
    one("[data-queue-refused] ul").replaceChildren(...refused.map(refusedLine))
    overlay(waiting)
  }

  const putAnew = (page) => {
    const part = one("[data-part]")
    const anew = page.querySelector("[data-queue] [data-part]")
    if (!part || !anew || part.contains(document.activeElement?.closest("input:not([type=hidden])") ?? null)) return
    const focused = document.activeElement
    const place = part.contains(focused) ? focused.closest("[data-row]")?.dataset.row : null
    part.replaceChildren(...anew.childNodes)
    if (place) row(place)?.querySelector("form:not([hidden]) button, a")?.focus({ preventScroll: true })
  }

  /** Sends one entry. True when the next may follow: it was written, or refused for good. */
  const send = async (entry) => {
    const waitedSeconds = String(Math.max(0, Math.round((Date.now() - entry.at) / 1000)))
    const body = new URLSearchParams({ ...entry.fields, key: entry.key, _key: entry.key, waitedSeconds })
    const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "text/html" } })
    isSignedOut = answer.status === 401 || new URL(answer.url).pathname === "/sign-in"
    if (isSignedOut || answer.status >= 500 || answer.status === 429) return false
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    // Another person signed in meanwhile: nothing was written, and what waits is of who tapped it.
    const whose = page.querySelector("[data-queue]")?.dataset.queue
    isSignedOut = whose !== undefined && whose !== frame.dataset.queue
    if (isSignedOut) return false
    if (answer.ok) {
      forget(entry.key)
      putAnew(page)
      return true
    }
    const why = page.querySelector(".errors ul") ?? page.querySelector(".errors p, main p, h1")
    keep({ ...entry, refused: (why?.textContent ?? String(answer.status)).trim() })
    return true
  }

  const sendAll = async () => {
    if (isSending) return
    isSending = true
    clearTimeout(timer)
    try {
      for (let next = first(); next; next = first()) {
        if (!(await send(next))) break
        wait = 1000
        show()
      }
    } catch {
      // No network: what waits is on the phone, and is tried again.
    } finally {
      isSending = false
    }
    show()
    if (!first()) return
    timer = setTimeout(sendAll, wait)
    wait = Math.min(wait * 2, 30_000)
  }
  const first = () => kept().find(({ refused }) => !refused)

  frame.addEventListener("submit", (event) => {
    const form = event.target
    if (!form.dataset.entry) return
    const fields = Object.fromEntries(new FormData(form))
    if (event.submitter?.name) fields[event.submitter.name] = event.submitter.value
    try {
      keep({ key: crypto.randomUUID(), at: Date.now(), fields })
    } catch {
      // Nothing can be kept here (a full or forbidden store): the form goes as it would without script.
      return
    }
    event.preventDefault()
    show()
    void sendAll()
  })
  addEventListener("online", () => void sendAll())
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void sendAll()
  })
  show()
  void sendAll()
}
