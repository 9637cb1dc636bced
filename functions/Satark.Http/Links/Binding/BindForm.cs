namespace Satark.Http.Links.Binding;

/// <summary>What stands on the link page of a phone that is not bound: how it is bound, without script, Hindi first.</summary>
internal static class BindForm
{
    /// <summary>The buttons' names.</summary>
    public const string Pin = "bind-pin", Send = "send-code", Code = "bind-code";

    /// <summary>Said where somebody asks to read what only a bound phone shows.</summary>
    public static readonly Refusal First = new(RefusalKind.Forbidden, "Show first that this phone is yours: PIN or code.") { Hindi = "पहले दिखाएँ कि यह फ़ोन आपका है: पिन या कोड।" };

    /// <summary>Whether a button binds.</summary>
    public static bool IsOne(string name) => name is Pin or Send or Code;

    /// <summary>The forms that are possible now.</summary>
    public static Html Of(BindWays ways, string token, string form) => Html.Of(
        $"""
        <section class="bind">
        <h2>पूरा देखने के लिए <span lang="en">To see the rest</span></h2>
        <p class="more">इस फ़ोन से पहली बार: पिन या कोड से बताएँ कि आप ही हैं। पूरी शिफ़्ट तक याद रहेगा। <span lang="en">First time on this phone: PIN or code. It is remembered for your shift.</span></p>
        {(ways.Code ? Form(token, form, Field("code", "संदेश में आया कोड", "Code from the message", Code, "one-time-code", 6, "text")) : Html.None)}
        {(ways.Pin ? Form(token, form, Field("pin", "आपका पिन", "Your PIN", Pin, "off", 6, "password")) : Html.None)}
        {(ways.Send ? Form(token, form, Html.Of($"""<button name="do" value="{Send}" class="other"><b>{(ways.Code ? "नया कोड भेजें" : "मेरे नंबर पर कोड भेजें")}</b> <span lang="en">{(ways.Code ? "Send a new code" : "Send a code to my number")}</span></button>""")) : Html.None)}
        {(ways is { Pin: false, Send: false, Code: false } ? Html.Of($"""<p class="notice"><b>डेस्क के पास आपका नंबर नहीं है। डेस्क को फ़ोन करें।</b> <span lang="en">The desk has no number of yours: call it.</span></p>""") : Html.None)}
        </section>
        """);

    private static Html Field(string name, string hindi, string english, string button, string complete, int most, string type) => Html.Of(
        $"""
        <label><span>{hindi} <span lang="en">{english}</span></span> <input name="{name}" type="{type}" inputmode="numeric" maxlength="{most.ToString(System.Globalization.CultureInfo.InvariantCulture)}" autocomplete="{complete}" required></label>
        <button name="do" value="{button}" class="other"><b>खोलें</b> <span lang="en">Open</span></button>
        """);

    private static Html Form(string token, string form, Html inside) => Html.Of($"""<form method="post" action="/l?{token}"><input type="hidden" name="form" value="{form}">{inside}</form>""");
}
