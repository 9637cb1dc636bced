using Satark.Http.Links;

namespace Satark.Local.Posters;

/// <summary>One sheet of A4 in Hindi, English and Urdu: whoever reads it learns in a glance where to write and what is not asked.</summary>
internal static class PosterPage
{
    // Everything stands inside the file: it is mailed, copied to a stick and printed where there is no network.
    private const string Sheet =
        """
        @page { size: A4 portrait; margin: 0; }
        * { box-sizing: border-box; margin: 0; }
        html { background: #777; }
        body { width: 210mm; height: 297mm; margin: 0 auto; padding: 14mm 15mm 0; background: #fff; color: #111; font: 13pt/1.4 "Noto Sans", "Noto Sans Devanagari", "Nirmala UI", Mangal, system-ui, sans-serif; display: flex; flex-direction: column; position: relative; overflow: hidden; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        [lang=ur] { direction: rtl; line-height: 2; font-family: "Noto Nastaliq Urdu", "Noto Naskh Arabic", "Noto Sans Arabic", "Segoe UI", system-ui, sans-serif; }
        header { border-bottom: 1.2mm solid #0b4a8f; padding-bottom: 3mm; }
        .for { display: flex; justify-content: space-between; align-items: baseline; gap: 5mm; font-size: 14pt; color: #0b4a8f; font-weight: 700; }
        h1 { margin-top: 3mm; font-size: 32pt; line-height: 1.2; }
        .sub { display: flex; justify-content: space-between; align-items: baseline; gap: 6mm; margin-top: 1mm; font-size: 16pt; font-weight: 600; line-height: 1.35; }
        .promise { margin: 5mm 0; display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 6mm; font-size: 12pt; }
        .doors { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 8mm; }
        .door { border: .6mm solid #111; border-radius: 4mm; padding: 5mm; text-align: center; }
        .door h2 { font-size: 17pt; line-height: 1.3; }
        .door svg { width: 62mm; height: 62mm; margin: 3mm 0; }
        .only .door svg { width: 74mm; height: 74mm; }
        .door b { display: block; font-size: 16pt; direction: ltr; overflow-wrap: anywhere; }
        .door p { font-size: 10.5pt; color: #333; }
        .note { margin-top: 5mm; font-size: 10.5pt; color: #333; }
        .emergency { position: absolute; left: 0; right: 0; bottom: 0; padding: 4mm 15mm; background: #a3101c; color: #fff; display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 8mm; font-size: 15pt; font-weight: 600; line-height: 1.4; }
        .emergency strong { font-size: 54pt; line-height: 1; }
        """;

    /// <summary>The sheet.</summary>
    public static Html Of(PosterFor place, PosterDoors doors)
    {
        var chat = doors.Chat is { } chatUrl ? Door(
            "WhatsApp पर “Hi” लिखें", "Write “Hi” on WhatsApp", QrSvg.Of(chatUrl, "WhatsApp"), doors.Spoken!,
            "WhatsApp (Meta) आपका नंबर जानता है; पुलिस को वह नहीं मिलता।", "WhatsApp (Meta) knows your number; the police do not get it.") : Html.None;
        var form = doors.Form is { } formUrl ? Door(
            "वेब फ़ॉर्म में लिखें", "Write in the web form", QrSvg.Of(formUrl.AbsoluteUri, "Web"), Shown(formUrl),
            "न नंबर, न खाता, न कुकी।", "No number, no account, no cookies.") : Html.None;
        var one = doors.Chat is null || doors.Form is null;
        return Html.Of(
            $"""
            <!doctype html>
            <html lang="hi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{place.English}</title>
            {Html.Sheet(Sheet)}
            </head>
            <body>
            <header>
            <p class="for"><span>{place.Hindi}</span> <span lang="en">{place.English}</span> <span lang="ur">{place.Urdu}</span></p>
            <h1>अपराध की सूचना दें। अपना नाम नहीं।</h1>
            <p class="sub"><span lang="en">Report a crime. Not your name.</span> <span lang="ur">جرم کی اطلاع دیں، نام نہیں۔</span></p>
            </header>
            <section class="promise">
            <p>आपका नाम, नंबर और ठिकाना पुलिस तक नहीं पहुँचता। जो हुआ वह लिखें; फ़ोटो, वीडियो और आवाज़ भी भेज सकते हैं। क्या हुआ, यह आपको बताया जाता है।</p>
            <p lang="en">Your name, number and whereabouts do not reach the police. Write what happened; photos, video and sound are welcome. You are told what became of it.</p>
            <p lang="ur">آپ کا نام، نمبر اور ٹھکانہ پولیس تک نہیں پہنچتا۔ جو ہوا وہ لکھیں؛ تصویر، ویڈیو اور آواز بھی بھیج سکتے ہیں۔ نتیجہ آپ کو بتایا جاتا ہے۔</p>
            </section>
            <section class="{(one ? "doors only" : "doors")}">
            {chat}
            {form}
            </section>
            <p class="note">कैमरे से कोड स्कैन करें, भाषा चुनें, लिखें: हिन्दी, English, اردو, भोजपुरी। <span lang="en">Scan a code with the camera, choose a language, write.</span></p>
            <footer class="emergency"><div><p>अभी ख़तरा है? 112 पर फ़ोन करें।</p><p lang="en">In danger now? Dial 112.</p><p lang="ur">ابھی خطرہ ہے؟ 112 پر فون کریں۔</p></div><strong>112</strong></footer>
            </body>
            </html>
            """);
    }

    private static Html Door(string hindi, string english, Html code, string spoken, string noteHindi, string noteEnglish) => Html.Of(
        $"""
        <article class="door">
        <h2>{hindi}</h2>
        <p lang="en">{english}</p>
        {code}
        <b>{spoken}</b>
        <p>{noteHindi}</p>
        <p lang="en">{noteEnglish}</p>
        </article>
        """);

    private static string Shown(Uri url) => url.Authority + url.AbsolutePath;
}
