/** How often a property is tried: `FANGFEI_RUNS` multiplies the everyday number. */
export function runs(everyday: number): { numRuns: number } {
  return { numRuns: Math.ceil(everyday * Number(process.env["FANGFEI_RUNS"] ?? 1)) };
}
