/** The row machine as WebAssembly, made by src/setup/kernel-wasm.mjs at build time. */
declare module 'virtual:rows-wasm' {
  /** In base64. */
  export const rowsCode: string;
}
