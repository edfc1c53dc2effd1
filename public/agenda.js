// Points of an agenda are put in order by a finger or a mouse, beside the buttons that do the same. What is written
// elsewhere on the page stays: only the parts that changed are put anew.
{
  const list = () => document.querySelector("[data-part=points]")
  const rows = () => [...list().querySelectorAll("ul.lines > li")]
  const EDGE = 72
  let held = null

  const showGrips = () => {
    for (const grip of list().querySelectorAll("[data-grip]")) grip.hidden = false
  }

  /** The place that the row would take where the pointer is, counted without itself. */
  const placeAt = (y) =>
    held.middles.filter((middle, n) => n !== held.from && middle < y + scrollY).length

  const show = () => {
    held.row.style.transform = `translateY(${held.y + scrollY - held.startY}px)`
    held.to = placeAt(held.y)
    const others = held.rows.filter((row) => row !== held.row)
    for (const row of held.rows) row.classList.remove("drop-before", "drop-after")
    if (held.to === held.from) return
    if (held.to < others.length) others[held.to].classList.add("drop-before")
    else others.at(-1)?.classList.add("drop-after")
  }

  /** Near the edge of the screen the page goes on by itself. */
  const follow = () => {
    if (!held) return
    const over = held.y < EDGE ? held.y - EDGE : held.y > innerHeight - EDGE ? held.y - innerHeight + EDGE : 0
    if (over) {
      scrollBy({ top: over / 5, behavior: "instant" })
      show()
    }
    requestAnimationFrame(follow)
  }

  const letGo = () => {
    const { row, rows: all } = held
    row.style.transform = ""
    row.classList.remove("held")
    for (const other of all) other.classList.remove("drop-before", "drop-after")
    held = null
  }

  const putAnew = (page) => {
    for (const name of ["told", "points"]) {
      const part = document.querySelector(`[data-part=${name}]`)
      const anew = page.querySelector(`[data-part=${name}]`)
      if (part && anew) part.replaceChildren(...anew.childNodes)
    }
    showGrips()
    document.querySelector("[data-part=told] .errors")?.focus()
  }

  const save = async (code, place) => {
    const form = document.querySelector("[data-place]")
    form.elements.itemCode.value = code
    form.elements.place.value = place
    list().setAttribute("aria-busy", "true")
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(new FormData(form)) })
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      if (page.querySelector("[data-part=points]")) putAnew(page)
      else form.submit()
    } catch {
      // The network went away: the browser says so in its own words, and the post can be sent again.
      form.submit()
    } finally {
      list()?.removeAttribute("aria-busy")
    }
  }

  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]")
    if (!grip || held || event.button !== 0 || list().ariaBusy) return
    event.preventDefault()
    grip.setPointerCapture(event.pointerId)
    const all = rows()
    const row = grip.closest("li")
    const middles = all.map((one) => {
      const { top, height } = one.getBoundingClientRect()
      return top + height / 2 + scrollY
    })
    const from = all.indexOf(row)
    const { clientY: y, pointerId } = event
    held = { row, rows: all, middles, from, to: from, y, startY: y + scrollY, pointerId, code: grip.dataset.grip }
    row.classList.add("held")
    requestAnimationFrame(follow)
  })
  document.addEventListener("pointermove", (event) => {
    if (event.pointerId !== held?.pointerId) return
    held.y = event.clientY
    show()
  })
  document.addEventListener("pointerup", (event) => {
    if (event.pointerId !== held?.pointerId) return
    const { code, from, to } = held
    letGo()
    if (to !== from) void save(code, to)
  })
  document.addEventListener("pointercancel", (event) => {
    if (event.pointerId === held?.pointerId) letGo()
  })
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && held) letGo()
  })
  showGrips()
}
