using System.Globalization;
using Satark.Http.Links;
using Satark.Places;
using Satark.Relay.Web.Forms;
using Satark.Relay.Web.Words;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Web.Pages;

/// <summary>A question of the questionnaire as a field of a form, with what was typed before.</summary>
internal static class Fields
{
    /// <summary>The field.</summary>
    public static Html Of(WebWords words, FormQuestion question, TipFields fields) => question.Kind switch
    {
        QuestionKind.District => District(words, fields),
        QuestionKind.Station => Line(words.Station, words.StationHint, question, fields),
        QuestionKind.Choice => Choice(words, question, fields),
        QuestionKind.Words when TipFields.IsLong(question.Id) => Area(words, question, fields),
        QuestionKind.Words => question.Id == "where"
            ? Line(question.LabelIn(words.Language), words.WhereHint, question, fields)
            : question.Label is null ? Line(question.Text.In(words.Language), null, question, fields) : Line(question.LabelIn(words.Language), question.Text.In(words.Language), question, fields),
        _ => Html.None,
    };

    /// <summary>The fields that nobody sees: what was typed, from page to page.</summary>
    public static Html Hidden(TipFields fields) => Html.Join(fields.Values.Where(v => v.Value.Length > 0).Select(v => Hidden(v.Key, v.Value)));

    /// <summary>A field that nobody sees.</summary>
    public static Html Hidden(string name, string value) => Html.Of($"""<input type="hidden" name="{name}" value="{value}">""");

    /// <summary>The field for files, the last of its form: words are read before the first file comes.</summary>
    public static Html Files(WebWords words, string label, string? warning) => Html.Of(
        $"""
        <div class="field">
        {(warning is null ? Html.None : Html.Of($"""<p class="warn">{warning}</p>"""))}
        <label for="files">{label}</label>
        <p class="hint" id="files-hint">{WebWords.With(words.FilesHint, TipUploads.MostFiles, TipUploads.MostMegabytes)}</p>
        <input type="file" id="files" name="files" multiple accept="image/*,video/*,audio/*,application/pdf" aria-describedby="files-hint" data-most="{Number(TipUploads.MostFiles)}" data-size="{Number(TipUploads.MostBytes)}" data-count-text="{WebWords.With(words.ErrorFileCount, TipUploads.MostFiles)}" data-size-text="{WebWords.With(words.ErrorFileSize, TipUploads.MostMegabytes)}">
        <p class="progress" data-text="{words.Uploading}" data-failed="{words.NotUploaded}" role="status" hidden></p>
        </div>
        """);

    /// <summary>What is wrong with a field, or nothing.</summary>
    public static Html Error(TipFields fields, string name) =>
        fields.Errors.GetValueOrDefault(name) is { } error ? Html.Of($"""<p class="error" id="{name}-error">{error}</p>""") : Html.None;

    private static Html District(WebWords words, TipFields fields) => Html.Of(
        $"""
        <div class="field">
        <label for="district">{words.District}</label>
        <select id="district" name="district"><option value="">{words.Unknown}</option>{Html.Join(Gazetteer.Default.Districts.Select(d => (d.Id, Name: NameOf(d, words.Language))).OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => Option(d.Id, d.Name, fields["district"])))}</select>
        </div>
        """);

    /// <summary>A district's name in a language.</summary>
    public static string NameOf(District district, string language) => language switch { "en" => district.English, "ur" => district.Urdu, _ => district.Hindi };

    private static Html Line(string label, string? hint, FormQuestion question, TipFields fields) => Html.Of(
        $"""
        <div class="field">
        <label for="{question.Id}">{label}</label>
        {Hint(question.Id, hint)}
        <input type="text" id="{question.Id}" name="{question.Id}" value="{fields[question.Id]}" maxlength="{Number(TipFields.Longest(question.Id))}" autocomplete="off"{Described(question.Id, hint, fields)}>
        {Error(fields, question.Id)}
        </div>
        """);

    private static Html Area(WebWords words, FormQuestion question, TipFields fields) => Html.Of(
        $"""
        <div class="field">
        <label for="{question.Id}">{(question.Id == "what" ? words.Details : question.LabelIn(words.Language))}</label>
        {Hint(question.Id, words.WhatHint)}
        <textarea id="{question.Id}" name="{question.Id}" rows="6" maxlength="{Number(TipFields.Longest(question.Id))}" autocomplete="off"{Described(question.Id, words.WhatHint, fields)}>{"\n" + fields[question.Id]}</textarea>
        {Error(fields, question.Id)}
        </div>
        """);

    private static Html Choice(WebWords words, FormQuestion question, TipFields fields) => Html.Of(
        $"""
        <fieldset class="field">
        <legend>{question.Text.In(words.Language)}</legend>
        <div class="options">{Html.Join(question.Options.Select(o => Html.Of($"""<label><input type="radio" name="{question.Id}" value="{o.Id}"{(fields[question.Id] == o.Id ? Html.Of($" checked") : Html.None)}> <span>{o.Title.In(words.Language)}</span></label>""")))}</div>
        </fieldset>
        """);

    private static Html Hint(string id, string? hint) => hint is null ? Html.None : Html.Of($"""<p class="hint" id="{id}-hint">{hint}</p>""");

    private static Html Described(string id, string? hint, TipFields fields) =>
        string.Join(' ', new[] { hint is null ? null : id + "-hint", fields.Errors.ContainsKey(id) ? id + "-error" : null }.OfType<string>()) is { Length: > 0 } ids
            ? Html.Of($" aria-describedby=\"{ids}\"") : Html.None;

    private static Html Option(string value, string title, string chosen) =>
        Html.Of($"""<option value="{value}"{(value == chosen ? Html.Of($" selected") : Html.None)}>{title}</option>""");

    private static string Number(long n) => n.ToString(CultureInfo.InvariantCulture);
}
