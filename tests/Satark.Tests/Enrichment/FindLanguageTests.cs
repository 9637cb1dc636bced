using Satark.Cases;
using Satark.Enrichment;
using Satark.Messaging;
using Satark.Places;

namespace Satark.Tests.Enrichment;

public sealed class FindLanguageTests
{
    [Fact]
    public async Task A_case_gets_the_language_of_its_report_with_an_event_that_holds_no_word_of_it()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await OpenAsync(world, "mujhe ab jeena nahi hai");
        await world.Pump.RunDueAsync();

        var c = await world.CaseAsync(id);
        Assert.Equal(("hi-Latn", LanguageSource.BuiltIn, false), (c.Language!.Code, c.Language.By, c.Language.IsFallback));
        var told = Assert.Single(await world.Book.EventsAsync(id, default), e => e.Kind == EventKinds.LanguageFound);
        Assert.Equal(["by", "code", "confidence"], told.Facts.Keys.Order(StringComparer.Ordinal));
        Assert.Null(told.Body);
        Assert.Null(await world.FaultAsync(id));
    }

    [Fact]
    public async Task The_same_message_again_changes_nothing_and_asks_nobody()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await OpenAsync(world, "mujhe ab jeena nahi hai");
        await world.Pump.RunDueAsync();
        var (before, asked) = (await world.CaseAsync(id), world.Analyzer.Asked);
        world.Analyzer.Answer = _ => Task.FromResult(new TextLanguage("en", 1, LanguageSource.AiLanguage));

        await Handler(world).HandleAsync(Again(world, id), default);

        Assert.Equal(1, asked);
        Assert.Equal(1, world.Analyzer.Asked);
        Assert.Equal(before.Revision, (await world.CaseAsync(id)).Revision);
    }

    [Fact]
    public async Task Another_text_is_looked_at_anew_and_the_same_one_with_other_facts_is_not()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await OpenAsync(world, "mujhe ab jeena nahi hai");
        await world.Pump.RunDueAsync();
        await world.RaiseAsync("""{"id":"a-1","type":"suicide-risk","severity":"critical","subject":{"handle":"more"}}""");
        await world.Pump.RunDueAsync();
        Assert.Equal(1, world.Analyzer.Asked);

        await world.RaiseAsync("""{"id":"a-1","type":"suicide-risk","severity":"critical","text":"मुझे अब जीना नहीं है"}""");
        await world.Pump.RunDueAsync();

        Assert.Equal("hi", (await world.CaseAsync(id)).Language!.Code);
        Assert.Equal(2, (await world.KindsAsync(id)).Count(k => k == EventKinds.LanguageFound));
    }

    [Fact]
    public async Task An_analyzer_that_breaks_its_promise_holds_neither_route_nor_calls_up()
    {
        using var world = await new World().WithPeopleAsync();
        world.Analyzer.Answer = _ => throw new InvalidOperationException("broken");
        var id = await OpenAsync(world, "she is in Ballia tonight");
        await world.Pump.RunDueAsync();

        var c = await world.CaseAsync(id);
        Assert.Equal("ballia", c.Route?.DistrictId);
        Assert.Null(c.Language);
        Assert.Contains(c.Engagements, e => e.Agency == AgencyKind.Station);
        Assert.NotEmpty(world.Sms.Sent);

        world.Analyzer.Answer = text => Task.FromResult(BuiltInTextAnalyzer.Detect(text));
        await Handler(world).HandleAsync(Again(world, id), default);
        Assert.Equal("en", (await world.CaseAsync(id)).Language!.Code);
    }

    [Fact]
    public async Task While_the_analyzer_thinks_the_case_is_routed_already()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await OpenAsync(world, "she is in Ballia tonight");
        var thinking = new TaskCompletionSource<TextLanguage>();
        world.Analyzer.Answer = _ => thinking.Task;

        var handling = Handler(world).HandleAsync(Again(world, id), default);

        Assert.Equal("ballia", (await world.CaseAsync(id)).Route?.DistrictId);
        thinking.SetResult(new TextLanguage("en", 0.9, LanguageSource.AiLanguage, false));
        await handling;
        Assert.Equal(LanguageSource.AiLanguage, (await world.CaseAsync(id)).Language!.By);
    }

    [Fact]
    public async Task What_was_found_in_an_old_text_never_comes_after_what_was_found_in_the_new_one()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await OpenAsync(world, "she is in Ballia tonight");
        var thinking = new TaskCompletionSource<TextLanguage>();
        world.Analyzer.Answer = _ => thinking.Task;
        var old = Handler(world).HandleAsync(Again(world, id), default);
        world.Analyzer.Answer = text => Task.FromResult(BuiltInTextAnalyzer.Detect(text));
        await world.RaiseAsync("""{"id":"a-1","type":"suicide-risk","severity":"critical","text":"मुझे अब जीना नहीं है"}""");
        await world.Pump.RunDueAsync();

        thinking.SetResult(new TextLanguage("en", 1, LanguageSource.AiLanguage));
        await old;

        Assert.Equal("hi", (await world.CaseAsync(id)).Language!.Code);
    }

    [Fact]
    public async Task A_report_without_a_text_has_no_language()
    {
        using var world = await new World().WithPeopleAsync();
        var id = (await world.RaiseAsync("""{"id":"a-2","type":"suicide-risk","severity":"critical","url":"https://posts.test/2"}""")).CaseId;
        await world.Pump.RunDueAsync();

        Assert.Null((await world.CaseAsync(id)).Language);
        Assert.Equal(0, world.Analyzer.Asked);
    }

    [Fact]
    public void A_fallback_is_told_and_an_erased_case_gets_no_language()
    {
        var found = new TextLanguage("hi", 0.5, LanguageSource.BuiltIn, IsFallback: true);
        var moved = Given.Case().SetLanguage(found, "mark", Given.At(1));

        Assert.Equal("yes", Assert.Single(moved.Value.Happenings).Facts["fallback"]);
        Assert.Empty(moved.Ok().SetLanguage(found with { Code = "en" }, "mark", Given.At(2)).Value.Happenings);
        Assert.Null((Given.Case() with { Erased = true }).SetLanguage(found, "mark", Given.At(1)).Ok().Language);
    }

    private static async Task<string> OpenAsync(World world, string text) =>
        (await world.RaiseAsync($$"""{"id":"a-1","type":"suicide-risk","severity":"critical","text":"{{text}}","url":"https://posts.test/a-1"}""")).CaseId;

    private static Message Again(World world, string id) => new Errand(id).As(Errands.RouteCase, Lane.Urgent, world.Clock.Now);

    private static RouteCase Handler(World world) => Locator.Of(world.Book, world.Analyzer);
}
