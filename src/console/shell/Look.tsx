import { App, ConfigProvider, type ThemeConfig } from "antd";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import type { ReactNode } from "react";
import { useLanguage } from "../text/language.ts";

const FONTS = [
  "system-ui",
  "-apple-system",
  '"PingFang SC"',
  '"HarmonyOS Sans SC"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Source Han Sans SC"',
  "sans-serif",
].join(", ");

/** Of a field in use: slate, since the brand's own red would look like an error. */
const FIELD = { activeBorderColor: "#35566f", hoverBorderColor: "#7d94a5" };
const FIELD_SHADOW = { ...FIELD, activeShadow: "0 0 0 2px rgba(53, 86, 111, 0.16)" };

const theme: ThemeConfig = {
  token: {
    colorPrimary: "#8f1d21",
    colorPrimaryBg: "#f8eeec",
    colorPrimaryBgHover: "#f3e6e3",
    colorInfo: "#35566f",
    colorInfoBg: "#eef3f6",
    colorInfoBorder: "#cbd9e2",
    colorSuccess: "#2c6e49",
    colorSuccessBg: "#e9f3ec",
    colorSuccessBorder: "#c4dfcd",
    colorWarning: "#96600a",
    colorWarningBg: "#fbf1dc",
    colorWarningBorder: "#eed9ab",
    colorError: "#b93a0e",
    colorErrorBg: "#fbebe4",
    colorErrorBorder: "#f1cdbd",
    colorLink: "#35566f",
    colorTextBase: "#23211e",
    colorTextSecondary: "#5e5a53",
    colorTextTertiary: "#6f6a62",
    colorTextDescription: "#6f6a62",
    colorTextPlaceholder: "#79746b",
    colorBgLayout: "#f6f4f0",
    colorBorder: "#d8d2c8",
    colorBorderSecondary: "#e6e1d9",
    borderRadius: 4,
    borderRadiusLG: 6,
    fontFamily: FONTS,
    fontSize: 14,
    wireframe: false,
    // Told to Ant Design itself: cut short by CSS alone, its menus wait for an end that has gone by, out of view.
    motion: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
  },
  components: {
    Layout: {
      lightSiderBg: "#fbfaf8",
      headerBg: "#fbfaf8",
      bodyBg: "#f6f4f0",
      headerHeight: 56,
      headerPadding: "0 24px",
    },
    Menu: {
      itemBg: "transparent",
      itemSelectedBg: "#f3e6e3",
      itemSelectedColor: "#8f1d21",
      itemHeight: 38,
      itemMarginInline: 10,
      groupTitleColor: "#6f6a62",
      groupTitleFontSize: 12,
    },
    Table: { headerBg: "#faf8f5", headerColor: "#5e5a53", headerSplitColor: "transparent", cellPaddingBlock: 12 },
    Card: { headerFontSize: 15 },
    Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
    Segmented: { trackBg: "#ebe6de" },
    Tabs: { titleFontSize: 14 },
    Input: FIELD_SHADOW,
    InputNumber: FIELD_SHADOW,
    DatePicker: FIELD_SHADOW,
    Select: { ...FIELD, activeOutlineColor: "rgba(53, 86, 111, 0.16)" },
  },
};

/** The console's look and antd's own words, in the chosen language. */
export function Look({ children }: { children: ReactNode }) {
  const language = useLanguage();
  dayjs.locale(language === "zh" ? "zh-cn" : "en");
  return (
    <ConfigProvider locale={language === "zh" ? zh : en} theme={theme} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 3 }} style={{ height: "100%" }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
