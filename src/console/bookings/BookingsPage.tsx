export { default } from "../shell/Missing.tsx";
