using System.Text.Json;
using Satark.Local.Demo.Night;

namespace Satark.Local.Tests.CommandLine;

/// <summary>What a night calls one story, and what it does not.</summary>
public sealed class AgreementTests
{
    private const string Row = """{"state":"dispatched","holder":{"name":"Sana"}}""";

    private const string Seen = """
        {"code":"K7F2",
         "history":[
          {"seq":4,"kind":"hold-offered","by":"Ravi"},{"seq":5,"kind":"hold-accepted","by":"Sana"},{"seq":6,"kind":"declined","by":"Asha"},
          {"seq":1,"kind":"received","by":"Sample Platform"},{"seq":2,"kind":"acknowledged","by":"Ravi"},{"seq":3,"kind":"dispatched","by":"Ravi"}],
         "deliveries":[{"channel":"desk","state":"delivered"},{"channel":"sms","state":"accepted"},{"channel":"voice","state":"read"},{"channel":"email","state":"superseded"}]}
        """;

    private static readonly string[] Messages = ["sms", "voice"];

    [Fact]
    public void A_row_that_says_what_the_history_adds_up_to_and_a_message_for_each_that_was_sent_are_one_story()
    {
        var (standing, faults) = Compare(Row, Seen, Messages);

        Assert.Empty(faults);
        Assert.Equal(new Standing("K7F2", "dispatched", "Sana", 2, 6), standing);
    }

    [Theory]
    [InlineData("""{"state":"dispatched","holder":{"name":"Ravi"}}""", "by the board Ravi has it, by the history Sana")]
    [InlineData("""{"state":"dispatched","holder":null}""", "by the board nobody has it, by the history Sana")]
    [InlineData("""{"state":"new","holder":{"name":"Sana"}}""", "the board says new, the history dispatched")]
    [InlineData("{}", "the board says not on the board, the history dispatched")]
    public void A_board_that_says_something_else_than_the_history_is_found(string row, string expected) =>
        Assert.Contains(expected, Compare(row, Seen, Messages).Faults);

    [Theory]
    [InlineData("sms", "1 messages were sent by voice, and 0 lie on the phones")]
    [InlineData("sms voice sms", "1 messages were sent by sms, and 2 lie on the phones")]
    [InlineData("sms voice email", "0 messages were sent by email, and 1 lie on the phones")]
    public void A_message_that_is_missing_on_the_phones_or_that_the_case_knows_nothing_of_is_found(string channels, string expected) =>
        Assert.Equal([expected], Compare(Row, Seen, channels.Split(' ')).Faults);

    [Fact]
    public void Whoever_gives_it_back_or_lets_it_lapse_has_it_no_more_and_who_declines_without_having_it_changes_nothing()
    {
        const string Returned = """{"history":[{"seq":1,"kind":"acknowledged","by":"Ravi"},{"seq":2,"kind":"declined","by":"Ravi"},{"seq":3,"kind":"acknowledged","by":"Sana"},{"seq":4,"kind":"lease-lapsed","by":"Satark"}]}""";

        Assert.Empty(Compare("""{"state":"new"}""", Returned, []).Faults);
    }

    private static (Standing Standing, IReadOnlyList<string> Faults) Compare(string row, string seen, IReadOnlyList<string> channels) =>
        Agreement.Compare(Json(row), Json(seen), [.. channels.Select(c => Json($$"""{"channel":"{{c}}"}"""))]);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
