import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bytesOf, fingerprintOf, hexOf, sha256 } from "#app/ballots/log/digest.ts"
import { pathsOf, rootFromPath, rootOf } from "#app/ballots/log/tree.ts"
// What a browser gets of the same library, which takes Node's own digest here.
import { digest as inBrowsers } from "../../../node_modules/lib0/hash/sha256.js"

const bytes = fc.uint8Array({ maxLength: 300 })
const leaves = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { minLength: 1, maxLength: 40 })

describe("digests", () => {
  test("are SHA-256, whatever computes it", () => {
    fc.assert(
      fc.property(bytes, fc.string({ unit: "grapheme" }), (some, text) => {
        const expected = createHash("sha256").update(some).update(text).digest("hex")
        expect(hexOf(sha256(some, text))).toBe(expected)
        expect(hexOf(inBrowsers(Buffer.concat([some, Buffer.from(text)])))).toBe(expected)
      }),
    )
  })
  test("in hex and back are the same", () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect([...bytesOf(hexOf(some))]).toEqual([...some])
      }),
    )
  })
  test("of a value do not depend on the order of its keys, on absent values, or on how an accent is typed", () => {
    expect(fingerprintOf({ a: 1, b: "perché" })).toBe(fingerprintOf({ b: "perche\u0301", a: 1, c: null }))
    expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: 2 }))
  })
})

describe("the tree", () => {
  // The leaves and roots of the test vectors of Certificate Transparency (RFC 6962).
  const VECTORS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ]
  test.each([
    [0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    [1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"],
    [2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    [3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"],
    [4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
    [5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"],
    [6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"],
    [7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"],
    [8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"],
  ])("of %i leaves has the root of RFC 6962", (size, root) => {
    expect(hexOf(rootOf(VECTORS.slice(0, size).map(bytesOf)))).toBe(root)
  })

  test("leads from each leaf to the root", () => {
    fc.assert(
      fc.property(leaves, (all) => {
        const root = hexOf(rootOf(all))
        for (const [index, path] of pathsOf(all).entries()) {
          const found = rootFromPath(all[index] ?? new Uint8Array(), { index, size: all.length, path })
          expect(found && hexOf(found)).toBe(root)
        }
      }),
    )
  })

  test("leads nowhere from another leaf, by another way, from another place", () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(255), (all, which, flip) => {
        const index = which % all.length
        const leaf = all[index] ?? new Uint8Array()
        const path = pathsOf(all)[index] ?? []
        const size = all.length
        const root = hexOf(rootOf(all))
        const from = (one: Uint8Array, way: typeof path, at = index, among = size) => {
          const found = rootFromPath(one, { index: at, size: among, path: way })
          return found && hexOf(found)
        }
        const changed = (one: Uint8Array) => one.map((byte, n) => (n === 0 ? byte ^ (flip || 1) : byte))
        expect(from(changed(leaf), path)).not.toBe(root)
        path.forEach((_, n) => {
          expect(
            from(
              leaf,
              path.map((one, m) => (m === n ? changed(one) : one)),
            ),
          ).not.toBe(root)
        })
        expect(from(leaf, [...path, leaf])).toBeNull()
        expect(from(leaf, path, size)).toBeNull()
        if (path.length > 0) expect(from(leaf, path.slice(1))).not.toBe(root)
      }),
    )
  })

  test("takes no knot for a leaf", () => {
    const [a, b] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
    const knotAsLeaf = rootOf([a, b])
    expect(hexOf(rootOf([knotAsLeaf]))).not.toBe(hexOf(rootOf([a, b])))
  })
})
