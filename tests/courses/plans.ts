import fc from "fast-check"

/** Any state of an edition's seats, more taken than there are included. */
export const anySeating = fc.record({
  capacity: fc.integer({ min: 0, max: 12 }),
  pools: fc
    .array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 })
    .map((seats) => seats.map((count, index) => ({ id: `pool${index}`, seats: count }))),
  released: fc.boolean(),
  taken: fc.array(fc.constantFrom(null, "pool0", "pool1", "pool2"), { maxLength: 14 }),
})

/** Any choice of the pools that an enrolment may fit. */
export const anyFits = fc.subarray(["pool0", "pool1", "pool2"])
