import { describe, expect, test } from "vitest"
import { keyboardHeight, scrollToShow } from "#app/documents/editor/touch/room.ts"

describe("a keyboard on the screen", () => {
  test.each([
    ["none", { top: 0, height: 740, page: 740, scale: 1 }, 0],
    ["one", { top: 0, height: 440, page: 740, scale: 1 }, 300],
    ["one, the page pushed up under it", { top: 120, height: 440, page: 740, scale: 1 }, 180],
    ["the browser's own bar, which came", { top: 0, height: 684, page: 740, scale: 1 }, 0],
    ["a magnified page", { top: 100, height: 370, page: 740, scale: 2 }, 0],
    ["all pushed up", { top: 300, height: 440, page: 740, scale: 1 }, 0],
  ])("%s", (_, seen, height) => {
    expect(keyboardHeight(seen)).toBe(height)
  })
})

describe("a line is brought into sight", () => {
  const room = { top: 100, bottom: 400 }
  test.each([
    ["that is", { top: 200, bottom: 220 }, 0],
    ["that is below", { top: 420, bottom: 440 }, 52],
    ["that is half under the bars", { top: 385, bottom: 405 }, 17],
    ["that is above", { top: 40, bottom: 60 }, -72],
  ])("one %s", (_, line, by) => {
    expect(scrollToShow(line, room, 12)).toBe(by)
  })
})
