package io.mlconnector.sandbox.page;

/// The style sheet of both sites: light and dark as the reader's system is, from a phone's width up. Nothing is loaded
/// from elsewhere.
final class Look {
    private static final String COLOURS = """
            :root{color-scheme:light dark;--ink:#1c2530;--soft:#5d6b7a;--faint:#8794a3;--line:#e2e7ed;--back:#f5f7f9;\
            --card:#fff;--field:#fff;--hover:#f6f9fb;--good:#1a7f4b;--good-tint:#e5f5ec;--warn:#8a5a00;\
            --warn-tint:#fdf2d8;--bad:#b42318;--bad-tint:#fdecea;--shade:0 1px 2px rgb(16 24 40/.06)}
            @media(prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#9aa8b8;--faint:#77869a;--line:#2a3441;\
            --back:#10161d;--card:#18202a;--field:#111820;--hover:#1d2733;--good:#5fd39a;--good-tint:#163226;\
            --warn:#f0c25c;--warn-tint:#382c12;--bad:#ff8f83;--bad-tint:#3b1c1a;--shade:none}}
            """;
    private static final String FRAME = """
            *{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
            body{margin:0;background:var(--back);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",\
            Roboto,sans-serif;display:grid;grid-template-columns:232px minmax(0,1fr);min-height:100vh}
            a{color:var(--accent-ink);text-decoration:none}a:hover{text-decoration:underline}
            .side{background:var(--card);border-right:1px solid var(--line);padding:18px 12px;position:sticky;top:0;\
            height:100vh;overflow-y:auto}
            .brand{display:flex;align-items:center;gap:10px;padding:0 8px 14px;color:inherit;font-weight:650;line-height:1.3}
            .brand:hover{text-decoration:none}.brand i{font-style:normal;width:30px;height:30px;border-radius:9px;\
            background:var(--accent);color:#fff;display:grid;place-items:center;font-size:13px;font-weight:700}
            .brand small{display:block;font-weight:400;color:var(--soft);font-size:12px;line-height:1.2}
            .side h4{margin:14px 10px 4px;font-size:11px;letter-spacing:.06em;text-transform:uppercase;\
            color:var(--faint);font-weight:600}
            .side nav a{display:block;padding:5px 10px;border-radius:8px;color:var(--ink)}
            .side nav a:hover{background:var(--hover);text-decoration:none}
            .side nav a[aria-current]{background:var(--accent-tint);color:var(--accent-ink);font-weight:600}
            main{padding:22px clamp(14px,3vw,34px) 48px;max-width:1240px;width:100%}
            .top{display:flex;flex-wrap:wrap;align-items:center;gap:8px 14px;margin:0 0 16px}
            .top h1{margin:0;font-size:22px;line-height:1.25;letter-spacing:-.01em;overflow-wrap:anywhere}
            .top p{margin:1px 0 0;color:var(--soft);font-size:14px}.top .acts{margin-left:auto;display:flex;gap:8px;align-items:center;\
            flex-wrap:wrap}
            @media(max-width:820px){body{display:block}.side{position:static;height:auto;border-right:0;\
            border-bottom:1px solid var(--line);padding:10px 12px}.brand{padding:2px 4px 8px}.side nav{display:flex;\
            overflow-x:auto;gap:2px;padding-bottom:2px}.side nav a{white-space:nowrap}.side h4{display:none}\
            main{padding:16px 12px 40px}td:first-child{min-width:128px}}
            """;
    private static final String PARTS = """
            .card{background:var(--card);border:1px solid var(--line);border-radius:12px;box-shadow:var(--shade);\
            padding:14px 18px 16px;margin:0 0 16px}
            .card>h2{font-size:15px;margin:0 0 10px;display:flex;gap:8px;align-items:baseline;flex-wrap:wrap}
            .card>h2 small{color:var(--soft);font-weight:400}.card>h2 .acts{margin-left:auto;font-weight:400}
            .cols{display:grid;grid-template-columns:minmax(0,2fr) minmax(260px,1fr);gap:0 16px;align-items:start}
            .half{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,430px),1fr));gap:0 16px;\
            align-items:start}
            @media(max-width:1080px){.cols{grid-template-columns:minmax(0,1fr)}}
            .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(132px,1fr));gap:12px;margin:0 0 16px}
            .tile{background:var(--card);border:1px solid var(--line);border-radius:12px;box-shadow:var(--shade);\
            padding:11px 15px;color:inherit}.tile:hover{text-decoration:none;border-color:var(--accent)}
            .tile b{display:block;font-size:22px;line-height:1.25;font-variant-numeric:tabular-nums}\
            .tile span{color:var(--soft);font-size:13px}
            .wide{overflow-x:auto;margin:0 -18px}.wide table{min-width:100%}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:7px 10px;vertical-align:top;\
            border-top:1px solid var(--line)}tr>:first-child{padding-left:18px}tr>:last-child{padding-right:18px}
            th{color:var(--soft);font-weight:500;font-size:13px;white-space:nowrap;border-top:0}
            tbody tr:hover td{background:var(--hover)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;\
            white-space:nowrap}.t{white-space:nowrap}
            .none{color:var(--soft);margin:4px 0}.off{opacity:.6}
            code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace}code{overflow-wrap:anywhere}\
            pre{overflow-x:auto;margin:8px 0 0;white-space:pre-wrap;overflow-wrap:anywhere}
            .pill{display:inline-block;border-radius:99px;padding:0 9px;font-size:12.5px;line-height:20px;\
            white-space:nowrap;background:var(--line);color:var(--soft)}.pill.good{background:var(--good-tint);\
            color:var(--good)}.pill.warn{background:var(--warn-tint);color:var(--warn)}.pill.bad{\
            background:var(--bad-tint);color:var(--bad)}
            .tag{display:inline-block;background:var(--accent-tint);border-radius:7px;padding:0 8px;margin:1px 4px 1px 0;\
            font-size:13px}.tag b{color:var(--soft);font-weight:500;margin-right:5px}
            dl{display:grid;grid-template-columns:fit-content(45%) minmax(0,1fr);gap:5px 16px;margin:0}dt{color:var(--soft)}\
            dd{margin:0;overflow-wrap:anywhere;text-align:right}
            .said{border-radius:10px;padding:9px 14px;margin:0 0 14px;background:var(--good-tint);color:var(--good)}\
            .said.bad{background:var(--bad-tint);color:var(--bad)}
            .pager{display:flex;gap:14px;align-items:center;color:var(--soft);padding-top:12px;flex-wrap:wrap}
            .note{border-top:1px solid var(--line);padding:9px 0}.note:first-of-type{border-top:0}.note p{margin:0;\
            overflow-wrap:anywhere}.note small{color:var(--soft)}.note.off p{font-size:14px}
            details summary{cursor:pointer;color:var(--soft)}
            """;
    private static final String FORMS = """
            form{margin:0}.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,215px),1fr));\
            gap:12px 14px}.grid .full{grid-column:1/-1}
            label{display:block;font-size:13px;color:var(--soft)}label.tick{display:flex;gap:8px;align-items:center;\
            color:var(--ink);font-size:14px;align-self:end;padding-bottom:8px}
            input,select,textarea{font:inherit;font-size:15px;width:100%;color:var(--ink);background:var(--field);\
            border:1px solid var(--line);border-radius:8px;padding:7px 10px;margin-top:3px;min-height:38px}
            input[type=checkbox]{width:17px;height:17px;min-height:0;margin:0;accent-color:var(--accent)}
            textarea{min-height:84px;resize:vertical}select[multiple]{min-height:104px}
            input:focus,select:focus,textarea:focus,button:focus-visible,a:focus-visible,summary:focus-visible{\
            outline:2px solid var(--accent);outline-offset:1px}
            input[readonly],input:disabled,select:disabled{background:var(--back);color:var(--soft)}
            .row{display:flex;gap:8px;flex-wrap:wrap;align-items:center;margin-top:14px}
            .inline{display:flex;gap:8px;flex-wrap:wrap;align-items:end}.inline label{flex:1 1 150px}\
            .inline label.slim{flex:0 1 120px}
            button,.button{font:inherit;font-weight:550;border:1px solid var(--line);border-radius:8px;padding:6px 14px;\
            min-height:38px;background:var(--card);color:var(--ink);cursor:pointer;display:inline-flex;\
            align-items:center}button:hover,.button:hover{background:var(--hover);text-decoration:none}
            button.main,.button.main{background:var(--accent);border-color:var(--accent);color:#fff}\
            button.main:hover,.button.main:hover{filter:brightness(1.08)}
            button.risk{color:var(--bad);border-color:var(--bad-tint);background:var(--bad-tint)}
            .lines td{padding:4px 6px;border:0}.lines th{padding-bottom:0}.lines input,.lines select{margin:0;\
            min-width:108px}.lines .say{min-width:170px}.lines tbody tr:hover td{background:none}
            .lines input.n{text-align:right}.lines tr>:first-child{padding-left:18px}\
            .lines tr>:last-child{padding-right:18px}
            """;

    private Look() {}

    static String sheet(Theme theme) {
        return ":root{--accent:" + theme.accent() + ";--accent-ink:" + theme.ink() + ";--accent-tint:" + theme.tint()
                + "}@media(prefers-color-scheme:dark){:root{--accent-ink:" + theme.darkInk() + ";--accent-tint:"
                + theme.darkTint() + "}}" + COLOURS + FRAME + PARTS + FORMS;
    }
}
