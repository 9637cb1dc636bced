using Satark.Notifications.Answering;

namespace Satark.Tests.Answering;

public sealed class SmsReplyTests
{
    [Theory]
    [InlineData("K7FW 4HJM a", CallAnswer.Take)]
    [InlineData("  k7fw\n4hjm  A ", CallAnswer.Take)]
    [InlineData("K7FWX 4HJM e", CallAnswer.CannotGo)]
    public void A_reply_is_read_however_it_is_typed(string text, CallAnswer answer)
    {
        var reply = SmsReply.Read(text)!;

        Assert.StartsWith("K7FW", reply.Code, StringComparison.Ordinal);
        Assert.Equal(("4HJM", answer), (reply.Nonce, reply.Answer));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("K7FW a")]
    [InlineData("K7FW 4HJM")]
    [InlineData("K7FW 4HJM c")]
    [InlineData("K7FW 4HJM a please")]
    [InlineData("K7F0 4HJM a")]
    [InlineData("K7FW 4HJ1 a")]
    [InlineData("K7FW 4HJMK a")]
    [InlineData("के7FW 4HJM a")]
    [InlineData("K7FW 4HJM a                                                              ")]
    public void Anything_else_is_none_and_no_letter_closes_a_case(string? text) => Assert.Null(SmsReply.Read(text));

    [Fact]
    public void What_the_invitation_says_is_what_is_read()
    {
        const string Token = "abcdefghijklmnopqrstuv";
        var words = SmsReply.Invitation("K7FW", Token).Split([" = ", ", ", "reply: "], StringSplitOptions.None);

        Assert.Equal([CallAnswer.Take, CallAnswer.CannotGo], words.Select(SmsReply.Read).OfType<SmsReply>().Select(r => r.Answer));
        Assert.All(words.Select(SmsReply.Read).OfType<SmsReply>(), r => Assert.Equal(SmsReply.NonceOf(Token), r.Nonce));
        Assert.NotEqual(SmsReply.NonceOf(Token), SmsReply.NonceOf(Token[1..] + "w"));
    }
}
