// Keeps a page of a meeting current: a socket says that something changed, the page is fetched anew and its parts are
// put in place. Without it the page is what it was when it was opened, and a link shows it again.
{
  const frame = document.querySelector("[data-live]")
  const signs = (name) => {
    for (const sign of ["on", "off", "lost"])
      for (const element of document.querySelectorAll(`[data-live-${sign}]`)) element.hidden = sign !== name
  }
  let shown = Number(frame.dataset.seq)
  let wanted = shown
  let [isBusy, isPressed, wait, lookedAt] = [false, false, 500, Date.now()]

  /** Somebody types there, or has typed: their words are not taken away. */
  const isTyped = (part) =>
    [...part.querySelectorAll("input:not([type=hidden]), textarea, select")].some((field) =>
      field === document.activeElement || field.type === "checkbox" || field.type === "radio"
        ? field === document.activeElement || field.checked !== field.defaultChecked
        : field.tagName === "SELECT"
          ? ![...field.options].every((option) => option.selected === option.defaultSelected) && field.selectedIndex > 0
          : field.value !== field.defaultValue,
    )
  const focusables = (part) => [...part.querySelectorAll("a[href], button, summary")]

  const putAnew = (part, other) => {
    const open = [...part.querySelectorAll("details")].map((details) => details.open)
    const focused = focusables(part).indexOf(document.activeElement)
    const words = focused < 0 ? "" : document.activeElement.textContent
    part.replaceChildren(...other.childNodes)
    part.querySelectorAll("details").forEach((details, n) => {
      if (open[n]) details.open = true
    })
    if (focused < 0) return
    const same = focusables(part).find((element) => element.textContent === words)
    ;(same ?? focusables(part)[focused] ?? part).focus({ preventScroll: true })
  }

  const refresh = async () => {
    if (isBusy || isPressed || document.hidden) return
    isBusy = true
    const asked = wanted
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      const other = page.querySelector("[data-live]")
      if (!other) return
      let isWhole = true
      for (const part of frame.querySelectorAll("[data-part]")) {
        const anew = other.querySelector(`[data-part="${part.dataset.part}"]`)
        if (!anew) continue
        // Pressed meanwhile: what is under the finger stays there until the press was heard.
        if (isPressed || isTyped(part)) isWhole = false
        else putAnew(part, anew)
      }
      lookedAt = Date.now()
      if (isWhole) shown = Math.max(asked, Number(other.dataset.seq))
    } catch {
      // The network went away: the socket says so, and comes back by itself.
    } finally {
      isBusy = false
    }
  }
  const soon = () => setTimeout(refresh, Math.random() * 200)

  const follow = () => {
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + frame.dataset.live)
    socket.onopen = () => {
      wait = 500
      signs("on")
    }
    socket.onmessage = ({ data }) => {
      wanted = Number(data)
      if (wanted !== shown) soon()
    }
    socket.onclose = ({ code }) => {
      signs("lost")
      if (code === 4404) return
      setTimeout(follow, wait)
      wait = Math.min(wait * 2, 5000)
    }
  }
  // The space bar presses a button as a finger does: it is heard when it comes up.
  const isPress = ({ type, key }) => type.startsWith("pointer") || key === " "
  for (const begin of ["pointerdown", "keydown"])
    document.addEventListener(begin, (event) => {
      if (isPress(event)) isPressed = true
    })
  for (const end of ["pointerup", "pointercancel", "keyup"])
    document.addEventListener(end, (event) => {
      if (!isPress(event)) return
      // The click comes after the press; what waited is put anew once it was heard.
      setTimeout(() => {
        isPressed = false
      }, 50)
    })
  document.addEventListener("visibilitychange", () => void soon())
  // What waited for somebody's words, and what changes with the clock: minutes, and the code on the hall's screen.
  setInterval(() => {
    if (wanted !== shown || Date.now() - lookedAt > 20_000) void refresh()
  }, 700)
  // Who speaks sees how long they have spoken; without script it says since when.
  const tick = () => {
    for (const clock of document.querySelectorAll("[data-since]")) {
      const seconds = Math.max(0, Math.round((Date.now() - Date.parse(clock.dataset.since)) / 1000))
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
    }
  }
  setInterval(tick, 1000)
  tick()
  follow()
}
