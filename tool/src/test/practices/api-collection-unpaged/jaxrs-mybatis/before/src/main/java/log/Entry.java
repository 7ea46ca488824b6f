package log;

public class Entry {
    public long id;
    public String said;
}
